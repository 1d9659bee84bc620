using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Trials put together by run and case.</summary>
public static class CaseHistories
{
    /// <summary>In the order in which the cases first come.</summary>
    public static IEnumerable<CaseHistory> Of(IEnumerable<PatternTrial> trials)
        => trials.GroupBy(t => (t.Run, t.Case)).Select(g => new CaseHistory(
            g.Key.Run, g.First().Model, g.First().Date, g.Key.Case, g.Any(t => t.Passed is not null) ? g.All(t => t.Passed == true) : null, g.Count(), [.. g.Select(t => t.Failure).OfType<PastFailure>()]));
}
