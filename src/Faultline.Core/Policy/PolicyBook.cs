using System.Globalization;
using Faultline.Model;
using Faultline.Policy.Gaps;
using Faultline.Policy.Predicates;
using Faultline.Policy.Rules;

namespace Faultline.Policy;

/// <summary>What the users of a workspace decided beforehand: their rules and the known gaps.</summary>
/// <param name="rules">In the order in which they are asked.</param>
public sealed class PolicyBook(IReadOnlyList<UserRule> rules, IReadOnlyList<RegisteredEntry> gaps)
{
    // Below a rule of the user, above every machine's guess that is not certain; a match made from a note is a guess itself.
    private const double Written = 0.95;
    private const double FromNote = 0.8;

    private readonly Dictionary<string, RegisteredEntry> _gaps = gaps.ToDictionary(g => g.Gap.Id, StringComparer.Ordinal);

    public IReadOnlyList<UserRule> Rules => rules;

    public IReadOnlyList<RegisteredEntry> Gaps => gaps;

    public bool IsEmpty => rules.Count == 0 && gaps.Count == 0;

    /// <summary>What a failure meets, and the findings that follow from it.</summary>
    /// <param name="day">The day of the run: an expired gap is no evidence.</param>
    /// <param name="key">What the failure's cluster says must be equal (<see cref="Signature.Key"/>).</param>
    public PolicyOutcome Ask(Run run, Trial trial, Analysis analysis, DateOnly day, IReadOnlyList<string>? key = null)
    {
        var facts = FailureFacts.Of(run, trial, analysis, key);
        var met = rules.Where(r => r.When.Matches(facts)).ToList();
        var label = met.Find(r => r.Label is not null || (r.KnownGap is { } gap && IsOpen(gap, day)));
        // One primary cluster: the first that names one, and the first that splits.
        var (named, splits) = (met.Find(r => r.Cluster is not null), met.Find(r => r.SplitBy is not null));
        var value = splits is not null && facts[splits.SplitBy!] is [var first, ..] ? first : null;
        var matches = met.Select(r => new PolicyMatch(r.Id, "rule", r.Does, r.File, r.Line, r == label)
        {
            Cluster = r == named ? r.Cluster : null,
            SplitBy = r == splits && value is not null ? r.SplitBy : null,
            SplitValue = r == splits ? value : null,
            Ignores = r.Ignore,
        }).ToList();
        var entries = gaps.Where(g => g.IsEvidenceOn(day) && g.Match!.Matches(facts)).ToList();
        matches.AddRange(entries.Select(g => new PolicyMatch(g.Gap.Id, "gap", "known_gap " + g.Gap.Id, g.Gap.File, g.Gap.Line, false)));
        return new PolicyOutcome(
            matches,
            label is null ? null : Finding(run, trial, analysis, label),
            [.. entries.Select(g => Finding(run, trial, analysis, g, "known-gap/" + g.Gap.Id, g.Gap.Source?.Contains("GAPS", StringComparison.OrdinalIgnoreCase) == true ? FromNote : Written))]);
    }

    /// <summary>Rules that name a gap which is not in the register.</summary>
    public IEnumerable<ImportDiagnostic> Problems() => rules.Where(r => r.KnownGap is { } id && !_gaps.ContainsKey(id))
        .Select(r => new ImportDiagnostic(r.File, r.Line, DiagnosticSeverity.Error, $"The rule '{r.Id}' cites the gap '{r.KnownGap}', which is not in {GapRegister.FileName}; it gives no label."));

    private bool IsOpen(string gap, DateOnly day) => _gaps.TryGetValue(gap, out var entry) && entry.Gap.Status == "open" && !(entry.Gap.Expires < day);

    private Finding Finding(Run run, Trial trial, Analysis analysis, UserRule rule)
    {
        var own = new Evidence(Source(run, rule.File), string.Create(CultureInfo.InvariantCulture, $"#L{rule.Line}"), rule.Quote);
        if (rule.Label is null) return Finding(run, trial, analysis, _gaps[rule.KnownGap!], "user/" + rule.Id, 1) with { Mechanism = rule.Mechanism ?? "other" };
        return new Finding
        {
            Rule = "user/" + rule.Id,
            Version = 1,
            Fault = rule.Label.Value,
            Mechanism = rule.Mechanism ?? "other",
            Confidence = 1,
            Reason = rule.Reason ?? $"The rule '{rule.Id}' of this workspace says so: {rule.When.Text}",
            Missing = rule.Label == Fault.Inconclusive ? rule.Reason ?? "what the rule of this workspace leaves open" : null,
            Evidence = [own, .. Seen(trial, analysis)],
        };
    }

    private static Finding Finding(Run run, Trial trial, Analysis analysis, RegisteredEntry entry, string rule, double confidence) => new()
    {
        Rule = rule,
        Version = 1,
        Fault = Fault.KnownGap,
        Mechanism = "other",
        Confidence = confidence,
        Reason = string.Create(CultureInfo.InvariantCulture, $"The register names this gap ({Path.GetFileName(entry.Gap.File)}:{entry.Gap.Line}, {entry.Gap.Id}{(entry.Gap.Source is { } from ? ", from " + from : "")}): {entry.Gap.Reason}"),
        Evidence = [new Evidence(Source(run, entry.Gap.File), string.Create(CultureInfo.InvariantCulture, $"#L{entry.Gap.Line}"), entry.Quote), .. Seen(trial, analysis)],
    };

    private static IEnumerable<Evidence> Seen(Trial trial, Analysis analysis)
    {
        var check = trial.FirstFailedCheck?.Name;
        var fact = analysis.Facts.FirstOrDefault(f => f.Check == check && !f.IsRemark) ?? (analysis.Facts is [var first, ..] ? first : null);
        return fact is null ? [] : [fact.Evidence];
    }

    private static string Source(Run run, string file) => Path.GetRelativePath(run.Root, file).Replace('\\', '/');
}
