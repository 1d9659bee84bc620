using System.Globalization;
using Faultline.Model;

namespace Faultline.Policy.Gaps;

/// <summary>Whether a gap still explains anything.</summary>
/// <param name="State"><c>live</c>, <c>stale</c>, <c>expired</c>, <c>unseen</c>, <c>without-match</c>, <c>resolved</c> or <c>removed</c>.</param>
public sealed record GapState(string State, string Detail)
{
    /// <param name="seen">The runs in which the gap could have matched, earliest first.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="runs">Runs without a match after which it is stale.</param>
    public static GapState Of(RegisteredEntry entry, IReadOnlyList<GapSighting> seen, DateOnly today, int runs)
    {
        var gap = entry.Gap;
        if (gap.Status != "open") return new GapState(gap.Status, $"the register says {gap.Status}: it is no evidence");
        if (gap.Expires is { } last && last < today) return new GapState("expired", $"expired on {Day.Of(last)}: it is no evidence for later runs");
        if (entry.Match is null) return new GapState("without-match", "nothing says which failures it explains, so it explains none; write a 'match'");
        var matched = seen.LastOrDefault(s => s.Matches > 0);
        var since = matched is null ? seen.Count : seen.Count - 1 - seen.ToList().FindLastIndex(s => s.Matches > 0);
        var passes = seen.TakeLast(since).Count(s => s.CasePasses);
        if (since < runs)
        {
            return matched is null
                ? new GapState("unseen", N($"no match in {seen.Count} runs; {runs} are needed to call it stale"))
                : new GapState("live", N($"explains {seen.Sum(s => s.Matches)} failures in {seen.Count(s => s.Matches > 0)} of {seen.Count} runs, last in {matched.Run}"));
        }

        return new GapState("stale", N($"no match in the last {since} runs{(passes > 0 ? $", its case passed in {passes} of them" : "")}{(matched is null ? "" : $"; last match in {matched.Run}")}"));
    }

    private static string N(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
