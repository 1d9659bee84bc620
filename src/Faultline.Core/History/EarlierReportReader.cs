using Faultline.Model;

namespace Faultline.History;

/// <summary>
/// Reads reports that people and agents wrote about runs. It goes by structure, headings that name a case, fields, tables, lists, and
/// by where labels stand, since every team lays its reports out anew. What it cannot read it says, with the line.
/// </summary>
public static class EarlierReportReader
{
    private const int MostCharacters = 4_000_000;

    /// <param name="path">Relative to the reports' root, with '/': <c>{provider}/{model}/{run}_{date}.md</c>.</param>
    /// <param name="shown">Path as the user can open it.</param>
    /// <param name="cases">Full ids of cases, to tell bare names.</param>
    public static EarlierReport Read(string text, string path, string shown, IEnumerable<string> cases)
    {
        var report = new EarlierReport { File = shown, Digest = ContentHash.Short(text) };
        if (text.Length > MostCharacters)
            return report with { Warnings = [new EarlierWarning(null, "unread", $"The file has {text.Length} characters; reports of at most {MostCharacters} are read.")] };
        try
        {
            return Read(text, path, report, new CaseNames(cases));
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return report with { Warnings = [new EarlierWarning(null, "unread", "Its Markdown is nested too deeply to be a report.")] };
        }
    }

    /// <summary>Full case ids that a report spells out, with which bare names elsewhere can be told.</summary>
    public static IReadOnlyList<string> CasesNamed(string text) => CaseNames.Qualified(text);

    private static EarlierReport Read(string text, string path, EarlierReport report, CaseNames known)
    {
        foreach (var id in CaseNames.Qualified(text)) known.Add(id);
        var page = Outline.Of(text, line => FailureHeading.Of(line, known) is { } h && (h.Names.All(CaseNames.LooksLikeCase) || (h.IsNumbered && h.HasSigns)));
        var header = ReportHeader.Of(page, path);
        var rows = new ReportRows(known);
        rows.Read(page);
        return report with
        {
            Provider = header.Provider,
            Model = header.Model,
            Run = header.Run,
            Experiment = header.Experiment,
            Date = header.Date,
            Passed = header.Passed,
            Cases = header.Cases,
            Rows = rows.Rows,
            RunLabel = rows.RunLabel,
            Actions = ReportChanges.Actions(page, rows.Rows, known, header.Date),
            Proposals = ReportChanges.Proposals(page, known),
            Warnings = [.. rows.Warnings.Concat(ReportArithmetic.Check(page, header, rows.Rows, rows.RunLabel, known)).Concat(Unlabelled(rows.Rows)).OrderBy(w => w.Line ?? 0)],
        };
    }

    private static IEnumerable<EarlierWarning> Unlabelled(IReadOnlyList<EarlierRow> rows)
        => rows.Where(r => r is { Label: null, Decoration: not "unlabelled" }).Select(r => new EarlierWarning(r.Line, "unread", $"'{r.Case}' is named as a failure, but no label was found for it."))
            .Concat(rows.Where(r => !r.Case.Contains('/')).Select(r => new EarlierWarning(r.Line, "unread", $"'{r.Case}' is named without its category, and nothing says which case of that name is meant.")));
}
