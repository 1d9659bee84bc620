using System.Text;
using Faultline.Text;

namespace Faultline.Review.Packets;

/// <summary>What is done to every text before a reviewer sees it: no terminal colours, no secrets, no name of the model. Lines stay where they are.</summary>
internal static class PacketCleaning
{
    private const string ModelMark = "[the model]";

    public static string Clean(string text, PacketOptions options, IReadOnlyList<string> modelNames, out int redactions)
    {
        redactions = 0;
        var plain = AnsiText.Strip(text);
        if (plain.Contains('\r')) plain = plain.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!options.KeepSecrets) plain = Redaction.Apply(plain, out redactions);
        if (options.ShowModel) return plain;
        foreach (var name in modelNames) plain = Replace(plain, name);
        return plain;
    }

    // Whole names only: 'o3-mini' is not in 'foo3-minimal'.
    private static string Replace(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return text;
        var masked = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))) continue;
            masked.Append(text, from, at - from).Append(ModelMark);
            from = end;
        }

        return from == 0 ? text : masked.Append(text, from, text.Length - from).ToString();
    }
}
