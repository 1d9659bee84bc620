using System.Globalization;
using System.Text;
using Faultline.Model;

namespace Faultline.Policy.Gaps;

/// <summary>Writes entries of the register. Entries are appended as text, so that comments and order of what people wrote stay.</summary>
public static class GapWriting
{
    /// <summary>The register with an entry more.</summary>
    /// <param name="register">Its text; null when there is none yet.</param>
    public static string Append(string? register, IEnumerable<KnownGap> gaps)
    {
        var text = new StringBuilder(register ?? "# Known gaps: limitations of evals that are registered. docs/gaps.md says what the keys mean.\ngaps:\n");
        if (register is not null && string.IsNullOrWhiteSpace(register)) text.Clear().Append("gaps:\n");
        if (text[^1] != '\n') text.Append('\n');
        foreach (var gap in gaps)
        {
            text.Append("  - id: ").Append(gap.Id).Append('\n');
            Key(text, "case", gap.Case);
            Key(text, "match", gap.Match);
            Key(text, "reason", gap.Reason);
            Key(text, "owner", gap.Owner);
            Key(text, "since", Day.Of(gap.Since));
            Key(text, "expires", Day.Of(gap.Expires));
            Key(text, "source", gap.Source);
            if (gap.Status != "open") Key(text, "status", gap.Status);
        }

        return text.ToString();
    }

    /// <summary>The register with these entries marked as removed from where they were written down.</summary>
    /// <param name="lines">1-based lines on which the entries begin.</param>
    public static string MarkRemoved(string register, IReadOnlyCollection<int> lines)
    {
        var text = register.Split('\n').ToList();
        foreach (var line in lines.OrderDescending()) text.Insert(line, "    status: 'removed'");
        return string.Join('\n', text);
    }

    /// <summary>An open gap from a note.</summary>
    public static KnownGap FromNote(GapNote note, DateOnly? since)
    {
        var name = note.Case[(note.Case.LastIndexOf('/') + 1)..];
        return new KnownGap
        {
            Id = $"{Kebab(name)}-{ContentHash.Short(note.Case + "\n" + note.Text)[..6]}",
            Case = note.Case,
            Match = MatchOf(note),
            Reason = note.Text,
            Since = since,
            Source = string.Create(CultureInfo.InvariantCulture, $"{note.Source}:{note.Line}"),
            Status = "open",
            File = "",
            Line = 0,
        };
    }

    // A note explains a failure of its case only where the error names a word of code that the note names: its prose alone proves nothing.
    private static string? MatchOf(GapNote note)
    {
        // A plain word such as 'items' is in any text; a capital, a dot or a space makes it one of code.
        var words = note.CodeWords.Where(w => !w.All(char.IsAsciiLetterLower)).ToList();
        return words.Count == 0
            ? null
            : $"eval = {Quote(note.Case)} AND ({string.Join(" OR ", words.Select(w => $"code = {Quote(w)} OR text LIKE {Quote("%" + Escape(w) + "%")}"))})";
    }

    private static string Escape(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    // Single-quoted YAML knows no escapes but the doubled quote; line breaks and control characters would need them.
    private static void Key(StringBuilder text, string key, string? value)
    {
        if (value is null) return;
        var line = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        text.Append("    ").Append(key).Append(": ").Append(Quote(line)).Append('\n');
    }

    private static string Kebab(string name)
    {
        var slug = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return slug.Length == 0 ? "gap" : char.IsAsciiDigit(slug[0]) ? "g" + slug : slug;
    }
}
