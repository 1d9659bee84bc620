using Faultline.Model;
using Faultline.Reports.Machine;

namespace Faultline.Reports.Comparisons;

/// <summary>The machine contract: what <c>compare --json</c> prints.</summary>
public sealed class JsonComparison : IComparisonReport
{
    public string Id => "json";

    public string Extension => "json";

    public string Write(RunComparison comparison) => MachineJson.Write(new CompareView(
        [.. comparison.Runs.Select(Of)],
        comparison.FailedByAll,
        comparison.Runs.ToDictionary(r => r.Id, r => r.UniqueFails, StringComparer.Ordinal),
        comparison.Runs.ToDictionary(r => r.Id, r => r.UniquePasses, StringComparer.Ordinal),
        [.. comparison.Pairs.Select(p => new ComparedPairView(p.A, p.B, p.OnlyAFails, p.OnlyBFails, p.Difference, p.Interval?.Low, p.Interval?.High, p.P))],
        comparison.Warnings)) + "\n";

    private static ComparedRunView Of(ComparedRun run) => new(
        run.Id, run.Run.Model, run.Cases, run.Failed, run.EndedSession, run.EmptyResponse, Sorted(run.Dimensions), Sorted(run.Mechanisms));

    private static SortedDictionary<string, int> Sorted(IEnumerable<KeyValuePair<string, int>> counts)
        => new(counts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
