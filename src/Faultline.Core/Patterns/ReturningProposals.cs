using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Recommendations of earlier reports that come back, because nothing was done and the failure is there again.</summary>
public static class ReturningProposals
{
    /// <param name="reports">Earlier reports that concern the run.</param>
    /// <param name="failed">The cases that failed in the run.</param>
    public static IReadOnlyList<ReturningProposal> Of(IReadOnlyList<EarlierReport> reports, IReadOnlyList<ActionTaken> actions, IReadOnlySet<string> failed)
        => [.. reports.OrderBy(r => r.Date ?? "", StringComparer.Ordinal).ThenBy(r => r.File, StringComparer.Ordinal).SelectMany(report => report.Proposals
            .Where(p => p.Cases.Count == 0 ? !IsNote(p) : p.Cases.Any(failed.Contains) && !p.Cases.Any(c => IsActedOn(c, report, actions)))
            .Select(p => new ReturningProposal(
                string.Create(CultureInfo.InvariantCulture, $"{report.File}:{p.Line}"), report.Date, p.What, [.. p.Cases.Where(failed.Contains)])))];

    // Notes about a model propose nothing that could be done to the eval.
    private static bool IsNote(EarlierProposal proposal) => proposal.Group?.Contains("model", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsActedOn(string @case, EarlierReport report, IReadOnlyList<ActionTaken> actions)
        => actions.Any(a => a.Cases.Contains(@case, StringComparer.Ordinal) && (a.Date is null || report.Date is null || string.CompareOrdinal(a.Date, report.Date) >= 0));
}
