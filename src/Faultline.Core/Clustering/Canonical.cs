using System.Globalization;
using Faultline.Text;

namespace Faultline.Clustering;

/// <summary>Brings a text into the one form that keys are made of, and says what it took away.</summary>
internal static class Canonical
{
    // Beyond this a text is a log: its head and its tail say what it is about.
    private const int MaxLength = 64 * 1024;

    public static string Of(string text, List<string> cuts)
    {
        if (AnsiText.HasEscapes(text))
        {
            text = AnsiText.Strip(text);
            cuts.Add("terminal colours taken out");
        }

        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Length > MaxLength)
        {
            cuts.Add(string.Create(CultureInfo.InvariantCulture, $"{text.Length - MaxLength} characters in the middle left out"));
            text = string.Concat(Head(text), "\n", Tail(text));
        }

        return text;
    }

    private static string Head(string text) => text[..(char.IsHighSurrogate(text[(MaxLength / 2) - 1]) ? (MaxLength / 2) - 1 : MaxLength / 2)];

    private static string Tail(string text) => text[(char.IsLowSurrogate(text[^(MaxLength / 2)]) ? text.Length - (MaxLength / 2) + 1 : text.Length - (MaxLength / 2))..];
}
