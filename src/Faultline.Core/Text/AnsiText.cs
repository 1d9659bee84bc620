using System.Text;

namespace Faultline.Text;

/// <summary>Terminal escapes in captured output: taken out line by line, with the lines kept where they are. Linear in the text.</summary>
public static class AnsiText
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';

    public static bool HasEscapes(ReadOnlySpan<char> text) => text.Contains(Escape);

    /// <summary><paramref name="text"/> without escape sequences; the same instance when it has none. Newlines are never removed.</summary>
    public static string Strip(string text)
    {
        if (!HasEscapes(text)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var run in Runs(text)) plain.Append(text, run.Start.Value, run.End.Value - run.Start.Value);
        return plain.ToString();
    }

    /// <summary>
    /// The stretches between escape sequences, in order, as ranges of <paramref name="text"/>: the map from plain text back to
    /// the stored one. Each is verbatim in the text and holds no escape character.
    /// </summary>
    public static IReadOnlyList<Range> Runs(string text)
    {
        var runs = new List<Range>();
        var start = 0;
        while (start < text.Length)
        {
            var found = text.AsSpan(start).IndexOf(Escape);
            var end = found < 0 ? text.Length : start + found;
            if (end > start) runs.Add(start..end);
            start = found < 0 ? text.Length : AfterSequence(text, end);
        }

        return runs;
    }

    // ECMA-48: CSI is ESC [ parameters intermediates final; OSC is ESC ] ... BEL or ESC \; others are ESC intermediates final.
    private static int AfterSequence(string text, int escape)
    {
        var at = escape + 1;
        if (at >= text.Length) return at;
        switch (text[at])
        {
            case '[':
                at++;
                while (at < text.Length && text[at] is >= '0' and <= '?') at++;
                while (at < text.Length && text[at] is >= ' ' and <= '/') at++;
                return at < text.Length && text[at] is >= '@' and <= '~' ? at + 1 : at;
            case ']' or 'P' or '^' or '_' or 'X':
                return AfterString(text, at + 1);
            default:
                while (at < text.Length && text[at] is >= ' ' and <= '/') at++;
                return at < text.Length && text[at] is >= '0' and <= '~' ? at + 1 : at;
        }
    }

    // A string that its line does not end is torn output: only its introducer goes, so that no text is lost.
    private static int AfterString(string text, int content)
    {
        var length = text.AsSpan(content).IndexOfAny([Bell, Escape, '\n']);
        if (length < 0) return content;
        var end = content + length;
        return text[end] switch
        {
            Bell => end + 1,
            Escape when end + 1 < text.Length && text[end + 1] == '\\' => end + 2,
            _ => content,
        };
    }
}
