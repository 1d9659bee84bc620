using System.Globalization;
using System.Text;

namespace Faultline.Text;

/// <summary>Makes text of unknown origin safe to show: terminal codes go, and characters that hide or reorder others are spelled out.</summary>
public static class Visible
{
    /// <summary>Keeps line ends (as <c>\n</c>) and tabs; control, bidirectional and invisible characters become <c>⟨U+202E⟩</c>.</summary>
    public static string Block(string text)
    {
        var plain = AnsiText.Strip(text);
        var shown = new StringBuilder(plain.Length);
        var previous = default(Rune);
        for (var i = 0; i < plain.Length;)
        {
            if (Rune.DecodeFromUtf16(plain.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                // Half of a surrogate pair: no encoding can carry it.
                Spell(shown, plain[i]);
                i++;
                continue;
            }

            i += used;
            if (rune.Value == '\r')
            {
                // CRLF is one line end, and so is a lone CR, which a terminal would use to overwrite the line.
                if (i >= plain.Length || plain[i] != '\n') shown.Append('\n');
            }
            else if (rune.Value is '\n' or '\t' || IsPlain(rune, previous))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                Spell(shown, rune.Value);
            }

            previous = rune;
        }

        return shown.ToString();
    }

    /// <summary>As <see cref="Block"/>, on one line: every run of white space is one space.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in Block(text))
        {
            if (char.IsWhiteSpace(c))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap) line.Append(' ');
            gap = false;
            line.Append(c);
        }

        return line.ToString();
    }

    private static bool IsPlain(Rune rune, Rune previous)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control:
            case UnicodeCategory.LineSeparator:
            case UnicodeCategory.ParagraphSeparator:
            case UnicodeCategory.PrivateUse:
            case UnicodeCategory.OtherNotAssigned:
                return false;
            case UnicodeCategory.Format:
                // A zero-width joiner is part of many emoji, and hides nothing there.
                return rune.Value == 0x200D && IsEmoji(previous);
            default:
                // U+115F, U+1160, U+3164, U+FFA0 are letters that print nothing.
                return rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0);
        }
    }

    private static bool IsEmoji(Rune rune) =>
        rune.Value == 0xFE0F || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static void Spell(StringBuilder into, int value) =>
        into.Append(CultureInfo.InvariantCulture, $"⟨U+{value:X4}⟩");
}
