using Faultline.Model;
using Faultline.Policy.Predicates;

namespace Faultline.Policy.Gaps;

/// <param name="Match">Null for an entry without a predicate: it explains nothing.</param>
/// <param name="Quote">The line of the register that says the reason, verbatim.</param>
/// <param name="EntryLine">1-based line on which the entry begins.</param>
public sealed record RegisteredEntry(KnownGap Gap, Predicate? Match, string Quote, int EntryLine)
{
    /// <summary>True for an open entry whose note is among these, without its text: somebody took it out.</summary>
    public bool IsRemovedFrom(IReadOnlyList<GapNote> notes)
        => Gap is { Status: "open", Source: { } source, Case: { } of } && source.Contains("GAPS", StringComparison.OrdinalIgnoreCase)
            && notes.Any(n => n.Case == of) && !notes.Any(n => n.Case == of && n.Text == Gap.Reason && n.Why is null);

    /// <summary>True when the entry may explain a failure of that day.</summary>
    public bool IsEvidenceOn(DateOnly day) => Match is not null && Gap.Status == "open" && !(Gap.Expires < day);
}
