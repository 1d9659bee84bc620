using System.Globalization;
using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>The facts about the run that stand at the top of a report, in its file's name and in its folders.</summary>
internal sealed partial record ReportHeader
{
    public string? Run { get; private init; }

    public string? Provider { get; private init; }

    public string? Model { get; private init; }

    public string? Experiment { get; private init; }

    public string? Date { get; private init; }

    public int? Passed { get; private init; }

    public int? Cases { get; private init; }

    public int PassRateLine { get; private init; }

    public double? PercentStated { get; private init; }

    public int PercentDecimals { get; private init; }

    /// <summary>Failed cases as a field of its own states them.</summary>
    public int? FailedStated { get; private init; }

    /// <summary>Cases that never finished, where the report explains them.</summary>
    public int? Unfinished { get; private init; }

    /// <summary>True when the report is about several runs, so that its counts may mean runs or cases.</summary>
    public bool SeveralRuns { get; private init; }

    /// <param name="path">Relative to the folder that was read, with '/'.</param>
    public static ReportHeader Of(OutlineSection page, string path)
    {
        var header = new ReportHeader();
        // The facts stand before the first failure: on the page itself, under its title, or in a section about the run.
        var first = page.Children.Count > 0 ? page.Children[0] : page;
        var top = page.All().Where(s => s == page || s == first || s.Level == 1 || About().IsMatch(s.Title)).SelectMany(s => s.Blocks).ToList();
        foreach (var block in top) header = header.With(block);
        var folders = path.Split('/');
        var name = folders[^1];
        return header with
        {
            Run = header.Run ?? (RunInName().Match(name) is { Success: true } run ? run.Groups["run"].Value : null),
            Date = header.Date ?? (Day().Match(name) is { Success: true } day ? day.Value : null),
            Model = header.Model ?? (folders.Length > 1 ? folders[^2] : null),
            Provider = header.Provider ?? (folders.Length > 2 ? folders[^3] : null),
            SeveralRuns = header.SeveralRuns || page.All().Any(s => SeveralWords().IsMatch(s.Title)),
        };
    }

    private ReportHeader With(OutlineBlock block)
    {
        if (block.Kind == OutlineKind.TableRow) return block.Cells.Count >= 2 ? With(block.Cells[0], block.Cells[1], block.Line, block.Cells.Count > 2) : this;
        if (block.Lead is { } lead) return With(lead, block.AfterLead, block.Line, false);
        return Named().Match(block.Text) is { Success: true } named ? With(named.Groups["name"].Value, named.Groups["value"].Value, block.Line, false) : Note(block.Text);
    }

    private ReportHeader With(string name, string value, int line, bool isMatrix)
    {
        var plain = value.Trim(' ', '`', '*');
        switch (name.Trim(' ', ':', '*', '`').Replace('_', ' ').ToLowerInvariant())
        {
            case "run id" or "run" or "runid" or "run ids" or "runs":
                var ids = RunId().Matches(value);
                return ids.Count == 0 ? this : this with { Run = Run ?? ids[0].Value, SeveralRuns = SeveralRuns || ids.Select(i => i.Value).Distinct(StringComparer.Ordinal).Count() > 1 };
            case "model":
                var of = ModelOf().Match(plain);
                return this with { Model = Model ?? (of.Success ? of.Groups["model"].Value : plain), Provider = Provider ?? (of.Groups["provider"] is { Success: true } p && !p.Value.Contains(' ') && !p.Value.Any(char.IsUpper) ? p.Value : null) };
            case "provider":
                return this with { Provider = Word().Match(plain) is { Success: true } word ? word.Value : Provider };
            case "experiment":
                return this with { Experiment = Word().Match(plain) is { Success: true } experiment ? experiment.Value : null };
            case "date" or "run date":
                return Day().Match(value) is { Success: true } day ? this with { Date = Date ?? day.Value } : this;
            case "errored evals (no verdict was reached)" or "errored evals" or "errored":
                return int.TryParse(plain, CultureInfo.InvariantCulture, out var errored) && FailedStated is { } soFar ? this with { FailedStated = soFar + errored } : this;
            case "failed evals" or "failed" or "failures":
                return int.TryParse(plain, CultureInfo.InvariantCulture, out var failed) ? this with { FailedStated = FailedStated ?? failed } : this;
            case "unfinished evals" or "unfinished" or "incomplete" or "pending":
                return int.TryParse(plain, CultureInfo.InvariantCulture, out var open) && open > 0 ? this with { Unfinished = open } : this;
            case "pass rate" or "pass rates" or "result" or "results" or "score":
                return PassRateOf(value, line, isMatrix);
            default:
                return Note(value);
        }
    }

    private ReportHeader PassRateOf(string value, int line, bool isMatrix)
    {
        var rates = Rate().Matches(value);
        if (rates.Count == 0) return this;
        if (rates.Count > 1 || isMatrix || Passed is not null) return this with { SeveralRuns = true, Passed = Passed ?? Int(rates[0], "passed"), Cases = Cases ?? Int(rates[0], "cases"), PassRateLine = PassRateLine > 0 ? PassRateLine : line };
        var percent = rates[0].Groups["percent"];
        var decimals = percent.Value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? percent.Length - dot - 1 : 0;
        return this with
        {
            Passed = Int(rates[0], "passed"),
            Cases = Int(rates[0], "cases"),
            PassRateLine = line,
            PercentStated = percent.Success ? double.Parse(percent.ValueSpan, CultureInfo.InvariantCulture) : null,
            PercentDecimals = decimals,
        };
    }

    private ReportHeader Note(string text)
        => Open().Match(text) is { Success: true } open ? this with { Unfinished = Unfinished ?? Int(open, "count") } : this;

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(metadata|run (info|details|summary|overview)|overview|runs analy[sz]ed)\b|^(the )?runs?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?<name>[\p{L}][\p{L} _-]{1,24}):\s*(?<value>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?=[a-z0-9-]*[0-9])[a-z0-9][a-z0-9-]{5,}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RunId();

    [GeneratedRegex(@"^(?<run>[A-Za-z0-9-]{4,})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RunInName();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|(?<=_)[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?<model>[^\s`(]+)`?\s*(\((?<provider>[^()]+)\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ModelOf();

    [GeneratedRegex(@"^[\p{L}0-9_.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![0-9/.])(?<passed>[0-9]{1,6})\s*/\s*(?<cases>[0-9]{1,6})(?![0-9/])`?(\s*[=(]+\s*~?(?<percent>[0-9]{1,3}(\.[0-9]+)?)\s*%)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<![0-9/])(?<count>[0-9]{1,5})(\s*/\s*[0-9]{1,5})?\s+(evals?|cases?|tests?|tasks?)\s+(that\s+)?(did\s*n[o'’]t|did not|never|were not|was not|remained?|stayed|left)\s+(complet|finish|pending|running|unfinished)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Open();

    [GeneratedRegex(@"\b([0-9]+|three|two|four|five) runs\b|\bper[- ]run\b|\bacross runs\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SeveralWords();
}
