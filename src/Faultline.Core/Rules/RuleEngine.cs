using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Asks every rule about a failure and picks the provisional label. Same rules and same context give the same analysis.</summary>
public sealed class RuleEngine
{
    /// <summary>Two findings nearer than this that blame different sides cancel each other: a person must look.</summary>
    public const double Margin = 0.05;

    private readonly IReadOnlyList<IRule> _rules;

    public RuleEngine()
        : this(Catalog.All<IRule>())
    {
    }

    public RuleEngine(IEnumerable<IRule> rules)
    {
        _rules = [.. rules.OrderBy(rule => rule.Info.Id, StringComparer.Ordinal)];
        Version = string.Join(' ', _rules.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Info.Id}@{rule.Info.Version}")));
    }

    /// <summary>Every rule's id@version: what was found by another set of rules has another version.</summary>
    public string Version { get; }

    public IReadOnlyList<RuleInfo> Rules => [.. _rules.Select(rule => rule.Info)];

    public Analysis Analyse(RuleContext context)
        => Decide(new Analysis { Failure = context.Trial.Key.FailureId(), Facts = context.Facts }, _rules.Select(rule => rule.Check(context)).OfType<Finding>());

    /// <summary>The analysis with the label that these findings give it, and the others kept.</summary>
    public static Analysis Decide(Analysis analysis, IEnumerable<Finding> findings)
    {
        List<Finding> found = [.. findings.OrderByDescending(finding => finding.Confidence).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
        var isDecided = found.Count > 0 && !IsContested(found);
        return analysis with { Finding = isDecided ? found[0] : null, Others = isDecided ? found[1..] : found };
    }

    // Any finding inside the margin counts, not the second alone: two of one side do not outvote a third. That evidence is
    // missing contradicts nobody, so INCONCLUSIVE contests no label; it can still be the strongest.
    private static bool IsContested(List<Finding> found) =>
        found.Skip(1).Any(other => other.Fault != Fault.Inconclusive && found[0].Fault != Fault.Inconclusive
            && found[0].Confidence - other.Confidence < Margin + 1e-9 && other.Fault.Side() != found[0].Fault.Side());
}
