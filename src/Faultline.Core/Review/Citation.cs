using Faultline.Model;
using Faultline.Text;

namespace Faultline.Review;

/// <summary>Looks up a quote where it is said to stand. No quote, no verdict.</summary>
public static class Citation
{
    private const int ShortestNear = 12;
    private const int LongestNear = 2_000;

    /// <summary>
    /// Null when the quote is there, up to line breaks and runs of white space; otherwise what is wrong.
    /// </summary>
    public static string? Problem(SourceReader reader, string root, Evidence evidence)
    {
        if (string.IsNullOrWhiteSpace(evidence.Quote)) return "the quote is empty";
        var text = reader.Read(root, new Location(evidence.Source, evidence.Pointer), out var problem);
        if (text is null) return problem;
        if (Holds(text, evidence.Quote)) return null;
        return $"'{evidence.Source}' at '{evidence.Pointer}' does not hold the quote";
    }

    /// <summary>As above, over the stored texts of a trial; says where the quote does stand, or what stands there that is most like it.</summary>
    internal static string? Problem(TrialTexts texts, Evidence evidence)
    {
        if (string.IsNullOrWhiteSpace(evidence.Quote)) return "the quote is empty";
        if (!TryPlace(evidence, out var at)) return $"'{evidence.Pointer}' is no pointer; a JSON Pointer, a range of lines (#L3-L5) or both was expected";
        var found = texts.Stored(at).ToList();
        if (found.Exists(IsIn)) return null;
        if (texts.InInput(at, out var problem) is { } read)
        {
            if (IsIn(read)) return null;
            found.Insert(0, read);
        }

        var what = found.Count == 0 ? problem ?? $"'{evidence.Source}' has nothing at '{evidence.Pointer}'" : $"'{evidence.Source}' at '{evidence.Pointer}' does not hold the quote";
        if (texts.Holding(text => Holds(text, evidence.Quote)) is { } elsewhere) return $"{what}; it stands at '{texts.Clean(elsewhere.Source)}' '{elsewhere.Pointer}'";
        if (found.Count > 0 && Nearest(found[0], evidence.Quote) is { } near) return $"{what}; nearest there: '{texts.Clean(near)}'";
        return Nearest(string.Join('\n', texts.All), evidence.Quote) is { } far ? $"{what}; nearest in the failure's texts: '{texts.Clean(far)}'" : what;

        bool IsIn(string text) => Holds(text, evidence.Quote) || Holds(texts.Clean(text), evidence.Quote);
    }

    /// <summary>True when the text of a report holds the quote, in the lines of the pointer where it names some.</summary>
    internal static bool IsInReport(string text, Evidence evidence)
    {
        if (!TryPlace(evidence, out var at) || at.JsonPointer.Length > 0) return false;
        var lines = text.Split('\n');
        if (at.Pointer.Length == 0) return Holds(text, evidence.Quote);
        return at.LastLine <= lines.Length && Holds(string.Join('\n', lines[(at.FirstLine - 1)..at.LastLine]), evidence.Quote);
    }

    /// <summary>True when one is part of the other.</summary>
    internal static bool Overlaps(string entry, string quote) => Holds(entry, quote) || Holds(quote, entry.TrimStart(' ', '-', '*'));

    internal static bool Holds(string text, string quote) => Flat.Of(text).Contains(Flat.Of(quote), StringComparison.Ordinal);

    private static bool TryPlace(Evidence evidence, out Location at)
    {
        at = new Location(evidence.Source, evidence.Pointer);
        try
        {
            return at.FirstLine >= 1 && at.LastLine >= at.FirstLine;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The line that holds most words of the quote, the shortest of those; null when none holds a quarter.</summary>
    private static string? Nearest(string text, string quote)
    {
        var wanted = Words(quote);
        if (wanted.Count == 0) return null;
        var best = text.Split('\n').Select(line => (line, shared: Words(line).Count(wanted.Contains)))
            .Where(l => l.line.Length is >= ShortestNear and <= LongestNear).OrderByDescending(l => l.shared).ThenBy(l => l.line.Length).FirstOrDefault();
        return best.line is null || best.shared * 4 < wanted.Count ? null : Truncate.To(Visible.Line(best.line), 160);
    }

    private static HashSet<string> Words(string line)
        => [.. line.Split([' ', '\t', '(', ')', '[', ']', '{', '}', ',', ';', ':', '.', '"', '\'', '`', '=', '/'], StringSplitOptions.RemoveEmptyEntries)];
}
