using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.History;

/// <summary>
/// Finds earlier reports about a run's model under <c>reports/{provider}/{model}/</c>. Real trees are irregular: one level
/// more, dots written as dashes, run ids cut to six or nine characters; the model's folder is therefore compared by letters
/// and digits alone, at any depth.
/// </summary>
public static partial class EarlierReportScan
{
    // A label stands in the heading or within the few lines below it in every layout seen.
    private const int LinesBelow = 8;

    /// <summary>Reports of the run's model that are not of this run and not later than it, newest first.</summary>
    /// <param name="cases">Case ids to look for.</param>
    public static IReadOnlyList<EarlierReport> Find(string reportsFolder, Run run, IReadOnlyCollection<string> cases)
    {
        if (run.Model is null || !Directory.Exists(reportsFolder)) return [];
        var model = Key(run.Model.Split('/')[^1]);
        return
        [
            .. Directory.EnumerateFiles(reportsFolder, "*.md", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Where(path => Key(Path.GetFileName(Path.GetDirectoryName(path)!)) == model)
                .Where(path => !IsOf(run, path) && !IsLater(run, path))
                .OrderByDescending(path => DateOf(path) ?? "", StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal)
                .Select(path => new EarlierReport(path, DateOf(path), Mentions(path, cases))),
        ];
    }

    private static List<EarlierMention> Mentions(string path, IReadOnlyCollection<string> cases)
    {
        var lines = File.ReadAllLines(path);
        var found = new List<EarlierMention>();
        foreach (var name in cases.Order(StringComparer.Ordinal))
        {
            EarlierMention? best = null;
            for (var i = 0; i < lines.Length && best?.Label is null; i++)
            {
                if (!Names(lines[i], name)) continue;
                var label = Label(lines, i);
                if (best is null || label is not null) best = new EarlierMention(name, i + 1, label);
            }

            if (best is not null) found.Add(best);
        }

        return found;
    }

    private static string? Label(string[] lines, int at)
    {
        for (var i = at; i < lines.Length && i <= at + LinesBelow; i++)
        {
            var another = i > at && (lines[i].StartsWith('#') || (lines[at].StartsWith('|') && lines[i].StartsWith('|')));
            if (another) return null;
            if (LabelWord().Match(lines[i]) is { Success: true } match) return match.Value;
        }

        return null;
    }

    // The full id anywhere, or the bare name as a whole word: "003-crons" must not be found in "003-crons_extra".
    private static bool Names(string line, string name)
    {
        var bare = name[(name.LastIndexOf('/') + 1)..];
        for (var at = line.IndexOf(bare, StringComparison.Ordinal); at >= 0; at = line.IndexOf(bare, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 || !IsWord(line[at - 1]);
            var end = at + bare.Length;
            if (before && (end == line.Length || !IsWord(line[end]))) return true;
        }

        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private static bool IsOf(Run run, string path)
    {
        var prefix = Path.GetFileName(path).Split('_')[0];
        return prefix.Length >= 6 && run.Id.StartsWith(prefix, StringComparison.Ordinal);
    }

    private static bool IsLater(Run run, string path)
        => run.Date is { } date && DateOf(path) is { } stated
            && string.CompareOrdinal(stated, date.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) > 0;

    private static string? DateOf(string path)
        => DateInName().Match(Path.GetFileName(path)) is { Success: true } match ? match.Value : null;

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex DateInName();

    [GeneratedRegex(@"\b(MODEL_FAULT|OVERLY_STRICT|AMBIGUOUS_TASK|KNOWN_GAP|GRADER_FAULT|HARNESS_FAULT|HARNESS_FAILURE|TEST_FAILURE|INCONCLUSIVE)\b", RegexOptions.CultureInvariant)]
    private static partial Regex LabelWord();
}
