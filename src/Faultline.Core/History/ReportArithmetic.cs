using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.History;

/// <summary>
/// Counts of a report held against one another: the pass rate, the table of steps, the listed failures, counts by label, and what is
/// said about other runs. Only what cannot be read in any way that adds up is reported.
/// </summary>
internal static partial class ReportArithmetic
{
    public static IEnumerable<EarlierWarning> Check(OutlineSection page, ReportHeader header, IReadOnlyList<EarlierRow> rows, EarlierRunLabel? runLabel, CaseNames known)
        => Listed(header, rows, runLabel).Concat(Percent(header)).Concat(Steps(page, header, rows, runLabel)).Concat(Labels(page, rows, runLabel, header)).Concat(FaultLists(page, rows, known)).Concat(Remaining(page)).Concat(Comparisons(page, header));

    // Not passed = listed + never finished.
    private static IEnumerable<EarlierWarning> Listed(ReportHeader header, IReadOnlyList<EarlierRow> rows, EarlierRunLabel? runLabel)
    {
        if (header is not { Passed: { } passed, Cases: { } cases } || header.SeveralRuns || rows.Count == 0) yield break;
        var open = cases - passed;
        var listed = runLabel is null ? rows.Count : Math.Max(rows.Count, runLabel.Failures ?? open);
        var explained = header.Unfinished ?? 0;
        if (listed + explained == open || (header.FailedStated is { } stated && stated == listed && explained > 0)) yield break;
        yield return listed < open
            ? Contradiction(header.PassRateLine, $"{N(passed)}/{N(cases)} leaves {N(open)} that did not pass; {N(listed)} are listed{(explained > 0 ? $" and {N(explained)} never finished" : "")}, {N(open - listed - explained)} are not accounted for.")
            : Contradiction(header.PassRateLine, $"{N(passed)}/{N(cases)} leaves {N(open)} that did not pass, but {N(listed)} failures are listed.");
    }

    private static IEnumerable<EarlierWarning> Percent(ReportHeader header)
    {
        if (header is not { Passed: { } passed, Cases: > 0 and var cases, PercentStated: { } percent }) yield break;
        var exact = 100.0 * passed / cases;
        if (Math.Abs(exact - percent) <= (0.5 * Math.Pow(10, -header.PercentDecimals)) + 1e-9) yield break;
        yield return Contradiction(header.PassRateLine, string.Create(CultureInfo.InvariantCulture, $"{passed}/{cases} is {exact:0.0} %, not {percent} %."));
    }

    private static IEnumerable<EarlierWarning> Steps(OutlineSection page, ReportHeader header, IReadOnlyList<EarlierRow> rows, EarlierRunLabel? runLabel)
    {
        foreach (var table in Tables(page))
        {
            var columns = TableColumns.Of(table);
            if (columns.Count < 0 || columns.Check != 0 || columns.Label >= 0) continue;
            var counts = table.Select(r => (Step: r.Cells[0], Count: Whole(TableColumns.Cell(r, columns.Count)), r.Line)).Where(c => c.Count is not null).ToList();
            var total = counts.FirstOrDefault(c => TotalWord().IsMatch(c.Step));
            var steps = counts.Where(c => !TotalWord().IsMatch(c.Step)).ToList();
            if (steps.Count == 0) continue;
            var sum = steps.Sum(c => c.Count!.Value);
            if (total.Count is { } stated && stated != sum) yield return Contradiction(total.Line, $"The table's total is {N(stated)}; its rows sum to {N(sum)}.");
            foreach (var warning in AgainstRun(header, rows, table[0].Table, sum)) yield return warning;
            if (runLabel is null && AllListed(header, rows)) foreach (var warning in AgainstRows(rows, steps)) yield return warning;
            yield break;
        }
    }

    private static IEnumerable<EarlierWarning> AgainstRun(ReportHeader header, IReadOnlyList<EarlierRow> rows, int line, int sum)
    {
        if (header is not { Passed: { } passed, Cases: { } cases } || header.SeveralRuns) yield break;
        var failed = header.FailedStated ?? (cases - passed - (header.Unfinished ?? 0));
        if (sum != failed) yield return Contradiction(line, $"The table of steps sums to {N(sum)}; {N(failed)} {(header.FailedStated is null ? $"did not pass ({N(passed)}/{N(cases)})" : "are said to have failed")}{(rows.Count != failed ? $" and {N(rows.Count)} are listed" : "")}.");
    }

    // A count may mean cases or, where several runs are put together, failures in all of them.
    private static IEnumerable<EarlierWarning> AgainstRows(IReadOnlyList<EarlierRow> rows, List<(string Step, int? Count, int Line)> steps)
    {
        // A failure without a step in the details may belong to any row of the table.
        if (rows.Count == 0 || rows.Any(r => r.Check is null)) yield break;
        var sum = steps.Sum(s => s.Count!.Value);
        var countsRuns = sum != rows.Count && sum == rows.Sum(r => r.RunsFailed ?? 1);
        var off = new List<string>();
        foreach (var (name, count, _) in steps)
        {
            if (StepText.Of(name) is not { } step) continue;
            var listed = rows.Where(r => r.Check == step).Sum(r => countsRuns ? r.RunsFailed ?? 1 : 1);
            if (listed != count && (listed > 0 || count > 0)) off.Add($"{step} {N(count!.Value)} in the table, {N(listed)} in the details");
        }

        if (off.Count > 0) yield return Contradiction(steps[0].Line, $"The table of steps and the listed failures differ: {string.Join("; ", off)}.");
    }

    private static bool AllListed(ReportHeader header, IReadOnlyList<EarlierRow> rows)
        => header.SeveralRuns || header.Cases is null || rows.Count >= (header.Cases - header.Passed - (header.Unfinished ?? 0)) * 0.8;

    private static IEnumerable<EarlierWarning> Labels(OutlineSection page, IReadOnlyList<EarlierRow> rows, EarlierRunLabel? runLabel, ReportHeader header)
    {
        if (rows.Count == 0 || runLabel is not null) yield break;
        var seen = new HashSet<(string, int)>();
        foreach (var (label, count, line) in StatedLabels(page))
        {
            var mine = rows.Where(r => r.Label == label).ToList();
            if (mine.Count == count || mine.Sum(r => r.RunsFailed ?? 1) == count || !seen.Add((label, count))) continue;
            var unnamed = header is { Passed: { } passed, Cases: { } cases, SeveralRuns: false } ? cases - passed - (header.Unfinished ?? 0) - rows.Count : 0;
            yield return Contradiction(line, $"{N(count)} {label} are claimed; {N(mine.Count)} of the listed failures carry that label{(unnamed > 0 ? $", and {N(unnamed)} failures are never named" : "")}.");
        }
    }

    private static IEnumerable<(string Label, int Count, int Line)> StatedLabels(OutlineSection page)
    {
        foreach (var section in page.All().Where(s => !About().IsMatch(s.Title)))
        {
            foreach (var block in section.Blocks.Where(b => b.Kind is OutlineKind.Item or OutlineKind.Text))
                foreach (var (label, count) in LabelText.Counts(block.Text)) yield return (label, count, block.Line);
        }

        foreach (var table in Tables(page))
        {
            var columns = TableColumns.Of(table);
            if (columns.Label < 0 || columns.Count < 0) continue;
            foreach (var row in table)
            {
                if (TableColumns.Cell(row, columns.Label) is { } cell && LabelText.IsWhole(cell) && LabelText.InPlace(cell) is { Decoration: null } label && Whole(TableColumns.Cell(row, columns.Count)) is { } count)
                    yield return (label.Label, count, row.Line);
            }
        }
    }

    // "Genuine model faults" names cases one by one: as many as carry the label.
    private static IEnumerable<EarlierWarning> FaultLists(OutlineSection page, IReadOnlyList<EarlierRow> rows, CaseNames known)
    {
        foreach (var section in page.All().Where(s => s.Level > 1 && ModelFaults().IsMatch(s.Title) && s.Children.Count == 0))
        {
            var named = section.Blocks.SelectMany(b => known.In(b.Lead ?? b.Text)).Distinct(StringComparer.Ordinal).Where(c => rows.Any(r => r.Case == c)).ToList();
            var labelled = rows.Where(r => r.Label == "MODEL_FAULT").Select(r => r.Case).ToList();
            if (named.Count == 0 || named.Count == labelled.Count) continue;
            var missing = labelled.Except(named, StringComparer.Ordinal).ToList();
            yield return Contradiction(section.Line, $"'{section.Title}' names {N(named.Count)} cases; {N(labelled.Count)} are labelled MODEL_FAULT{(missing.Count > 0 ? $" (not named: {string.Join(", ", missing.Take(5))})" : "")}.");
        }
    }

    // "... to 40/66 ..., with the remaining 25 failures": 66 - 40 must be what remains.
    private static IEnumerable<EarlierWarning> Remaining(OutlineSection page)
    {
        foreach (var block in page.All().SelectMany(s => s.Blocks).Where(b => b.Kind is OutlineKind.Item or OutlineKind.Text))
        {
            if (RemainingCount().Match(block.Text) is not { Success: true } remaining) continue;
            var rate = Rate().Matches(block.Text[..remaining.Index]).LastOrDefault();
            if (rate is null) continue;
            var (passed, cases, left) = (Int(rate, "passed"), Int(rate, "cases"), Int(remaining, "count"));
            if (cases - passed != left) yield return Contradiction(block.Line, $"{N(passed)}/{N(cases)} leaves {N(cases - passed)}; {N(left)} are said to remain.");
        }
    }

    // "47/66, 19 failures ... (+8 passed, 12 fewer failures)" against this report's own counts.
    private static IEnumerable<EarlierWarning> Comparisons(OutlineSection page, ReportHeader header)
    {
        if (header is not { Passed: { } passed, Cases: { } cases } || header.SeveralRuns) yield break;
        var own = header.FailedStated ?? (cases - passed);
        foreach (var block in page.All().SelectMany(s => s.Blocks).Where(b => b.Kind is OutlineKind.Item or OutlineKind.Text))
        {
            if (Fewer().Match(block.Text) is { Success: true } fewer && Failures().Match(block.Text) is { Success: true } before && Int(before, "count") != own)
            {
                var difference = Math.Abs(Int(before, "count") - own);
                if (difference != Int(fewer, "count")) yield return Contradiction(block.Line, $"From {N(Int(before, "count"))} to {N(own)} failures is a difference of {N(difference)}, not {N(Int(fewer, "count"))}.");
            }

            if (MorePassed().Match(block.Text) is { Success: true } more && Rate().Match(block.Text) is { Success: true } earlier && Int(earlier, "cases") == cases && Int(earlier, "passed") != passed)
            {
                var difference = passed - Int(earlier, "passed");
                if (difference != Int(more, "count")) yield return Contradiction(block.Line, $"From {N(Int(earlier, "passed"))} to {N(passed)} passed is {N(difference)} more, not {N(Int(more, "count"))}.");
            }
        }
    }

    private static IEnumerable<List<OutlineBlock>> Tables(OutlineSection page)
        => page.All().SelectMany(s => s.Blocks).Where(b => b.Kind == OutlineKind.TableRow).GroupBy(b => b.Table).Select(g => g.ToList());

    private static int? Whole(string? cell) => cell is not null && LeadingNumber().Match(cell) is { Success: true } number ? Int(number, "count") : null;

    private static EarlierWarning Contradiction(int line, string message) => new(line, "contradiction", message);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\W*(grand )?(total|sum|all)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TotalWord();

    [GeneratedRegex(@"\bgenuine model (faults|mistakes|errors|failures)|^model[ _]faults?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ModelFaults();

    [GeneratedRegex(@"\b(prior|previous|earlier|comparison|other models?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex About();

    [GeneratedRegex(@"\bremaining (?<count>[0-9]{1,6}) (failures|evals|cases)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RemainingCount();

    [GeneratedRegex(@"(?<![0-9/.])(?<passed>[0-9]{1,6})\s*/\s*(?<cases>[0-9]{1,6})(?![0-9/])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<count>[0-9]{1,6}) (fewer|less) failures", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Fewer();

    [GeneratedRegex(@"(?<![0-9/.])(?<count>[0-9]{1,6}) failures", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Failures();

    [GeneratedRegex(@"\+(?<count>[0-9]{1,6}) (evals? )?passed", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MorePassed();

    [GeneratedRegex(@"^\W*(?<count>[0-9]{1,6})\b(?!\s*/)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadingNumber();
}
