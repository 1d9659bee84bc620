using System.Globalization;

namespace Faultline.Text;

/// <summary>Shortens text without cutting through a character that people see as one.</summary>
public static class Truncate
{
    /// <summary>At most <paramref name="max"/> text elements, the last of them <c>…</c> when something was cut.</summary>
    public static string To(string text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        if (text.Length <= max) return text;
        var at = 0;
        var keep = 0;
        for (var count = 0; at < text.Length; count++)
        {
            if (count == max) return text[..keep].TrimEnd() + "…";
            if (count == max - 1) keep = at;
            at += StringInfo.GetNextTextElementLength(text, at);
        }

        return text;
    }
}
