namespace Faultline.Clustering;

/// <summary>The line of a machine's text that says what happened.</summary>
internal static class Headline
{
    private const int MaxLength = 2_000;

    /// <summary>
    /// The first line that is no boilerplate; where it only announces the next one (it ends with a colon), both. Empty when no line says
    /// anything.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return Boilerplate.Is(text) ? Anything(text) : Cut(text.Trim());
        string? lead = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty || Boilerplate.Is(line)) continue;
            if (lead is null && line[^1] == ':')
            {
                lead = line.ToString();
                continue;
            }

            return Cut(lead is null ? line.ToString() : $"{lead} {line}");
        }

        return lead is null ? Anything(text) : Cut(lead);
    }

    // Boilerplate alone is still all that is known.
    private static string Anything(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (!line.IsEmpty) return Cut(line.ToString());
        }

        return "";
    }

    private static string Cut(string line) => line.Length <= MaxLength ? line : line[..(char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
