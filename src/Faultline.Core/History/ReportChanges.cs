using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.History;

/// <summary>What a report says was done, and what it proposes.</summary>
internal static partial class ReportChanges
{
    public static IReadOnlyList<EarlierAction> Actions(OutlineSection page, IReadOnlyList<EarlierRow> rows, CaseNames known, string? date)
    {
        var actions = new List<EarlierAction>();
        foreach (var block in Items(page, s => ActionsTitle().IsMatch(s.Title) && !Faults().IsMatch(s.Title)))
        {
            if (IsNothing(block.Text)) continue;
            var dated = Dated().Match(block.Text);
            var what = dated.Success ? block.Text[dated.Length..] : block.Text;
            actions.Add(new EarlierAction(dated.Success ? dated.Groups["day"].Value : date, what, known.In(block.Text), block.Line));
        }

        // What stands under a failure was done for it, unless the list of actions names its case: then it is told twice.
        foreach (var row in rows.Where(r => r.Action is not null && !actions.Exists(a => a.Cases.Contains(r.Case, StringComparer.Ordinal))).ToList())
            actions.Add(new EarlierAction(date, row.Action!, [row.Case], row.Line));
        return actions;
    }

    public static IReadOnlyList<EarlierProposal> Proposals(OutlineSection page, CaseNames known)
        => [.. page.All().Where(s => s.Path().Any(p => ProposalsTitle().IsMatch(p.Title)) && !NoAction().IsMatch(s.Title))
            .SelectMany(s => s.Blocks.Where(b => b.Kind == OutlineKind.Item && b.Depth == 1 && !IsNothing(b.Text))
                .Select(b => new EarlierProposal(ProposalsTitle().IsMatch(s.Title) ? null : s.Title, b.Text, known.In(b.Text), b.Line)))];

    private static IEnumerable<OutlineBlock> Items(OutlineSection page, Func<OutlineSection, bool> wanted)
        => page.All().Where(s => s.Path().Any(p => p.Level > 1 && wanted(p))).SelectMany(s => s.Blocks)
            .Where(b => (b.Kind == OutlineKind.Item && b.Depth == 1) || (b.Kind == OutlineKind.Text && b.Depth == 0 && b.Text.Length > 0));

    private static bool IsNothing(string text) => Nothing().IsMatch(text);

    [GeneratedRegex(@"^\s*(no )?(actions? taken|changes made|fixes applied)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ActionsTitle();

    [GeneratedRegex(@"\b(faults?|gaps?|no action)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Faults();

    [GeneratedRegex(@"^\s*recommend", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ProposalsTitle();

    [GeneratedRegex(@"\bno action|\bknown gaps?\b|\balready documented", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoAction();

    [GeneratedRegex(@"^\s*(none( yet| found| needed)?|n/a|nothing|no (changes|actions?)( were| was)?( taken| made)?)\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^\W*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\W+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();
}
