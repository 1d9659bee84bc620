using Faultline.Model;

namespace Faultline.Reports;

/// <summary>Failures whose verdicts name the same fault and mechanism. Built from verdicts alone; provisional labels make no bucket.</summary>
/// <param name="Failures">Ids, in the report's order; consequences of another failure are not among them.</param>
/// <param name="Read">Of those: ids of the failures that were read.</param>
/// <param name="Consequences">Ids of failures that follow from another one, counted apart.</param>
public sealed record MechanismBucket(Fault Fault, string Mechanism, IReadOnlyList<string> Failures, IReadOnlyList<string> Read, IReadOnlyList<string> Consequences)
{
    internal static IReadOnlyList<MechanismBucket> Of(IReadOnlyList<FailureReport> failures) =>
    [
        .. failures.Where(f => f.Verdict is not null).GroupBy(f => (f.Verdict!.Fault, f.Verdict.Mechanism))
            .Select(g => new MechanismBucket(g.Key.Fault, g.Key.Mechanism,
                [.. g.Where(f => f.Verdict!.Root is null).Select(f => f.Id)],
                [.. g.Where(f => f.Verdict is { Root: null, IsPropagated: false }).Select(f => f.Id)],
                [.. g.Where(f => f.Verdict!.Root is not null).Select(f => f.Id)]))
            .OrderByDescending(b => b.Failures.Count).ThenBy(b => b.Fault).ThenBy(b => b.Mechanism, StringComparer.Ordinal),
    ];
}
