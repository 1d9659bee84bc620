using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>
/// Which earlier label weighs most. A person's word silences machines' (an old label of a machine must never win over a later correction
/// by hand), a label of somebody who read the failure those that were inferred or taken over; among equals the later one weighs more.
/// </summary>
public static class LabelWeights
{
    // Task and grader of a case change with time: what was said so long ago counts half.
    private const double HalfLifeDays = 90;

    // Undated ones are older than anything dated.
    private const double Undated = 1 / 16.0;

    /// <summary>The leading label; null when nobody labelled it (a rule's guess is no label).</summary>
    /// <param name="labels">Earliest first.</param>
    public static LeadingLabel? Of(IReadOnlyList<EarlierLabel> labels)
    {
        var kind = labels.Select(KindOf).OfType<Kind>().DefaultIfEmpty(Kind.None).Min();
        if (kind == Kind.None) return null;
        // Of one reviewer the last word about this case counts; other cases are others' evidence.
        var among = labels.Where(l => KindOf(l) == kind).Reverse().DistinctBy(l => l.By is null || l.Case is not null ? l.Source + l.By : l.By, StringComparer.Ordinal).ToList();
        var newest = among.Select(l => l.Date).OfType<string>().Max(StringComparer.Ordinal);
        var weighed = among.Select(l => (Label: l, Weight: Weight(l.Date, newest))).GroupBy(l => Named(l.Label), StringComparer.Ordinal)
            .Select(g => (g.Key, Weight: g.Sum(l => l.Weight), Count: g.Count(), Date: g.Select(l => l.Label.Date).OfType<string>().Max(StringComparer.Ordinal)))
            .OrderByDescending(g => g.Weight).ThenByDescending(g => g.Date ?? "", StringComparer.Ordinal).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var (label, weight, count, date) = weighed[0];
        return new LeadingLabel(label, Word(kind), count, among.Count, weight / weighed.Sum(g => g.Weight), date);
    }

    internal static string Named(EarlierLabel label) => label.Fault ?? label.Label;

    /// <summary>True for what says something about whether labels agree: no guess of a rule, and nothing that only repeats another.</summary>
    internal static bool IsOwnWord(EarlierLabel label) => label.Basis is not ("provisional" or "propagated");

    private static Kind? KindOf(EarlierLabel label) => label switch
    {
        { Basis: "provisional" } => null,
        { Basis: "propagated" } => Kind.Unread,
        { By: { } by } => by.StartsWith(Verdict.PersonPrefix, StringComparison.Ordinal) ? Kind.People : Kind.Readers,
        { Basis: "inspected" } => Kind.Readers,
        _ => Kind.Unread,
    };

    private static double Weight(string? day, string? newest)
    {
        if (Day.Parse(day) is not { } said || Day.Parse(newest) is not { } last) return Undated;
        return Math.Max(Undated, Math.Pow(0.5, (last.DayNumber - said.DayNumber) / HalfLifeDays));
    }

    private static string Word(Kind kind) => kind switch
    {
        Kind.People => "people",
        Kind.Readers => "readers",
        Kind.Unread => "unread",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    private enum Kind
    {
        People = 0,
        Readers = 1,
        Unread = 2,
        None = 3,
    }
}
