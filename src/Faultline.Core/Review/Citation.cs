using Faultline.Model;

namespace Faultline.Review;

/// <summary>Looks up a quote where it is said to stand. No quote, no verdict.</summary>
public static class Citation
{
    /// <summary>
    /// Null when the quote is there, up to line breaks and runs of white space; otherwise what is wrong.
    /// </summary>
    public static string? Problem(SourceReader reader, string root, Evidence evidence)
    {
        if (string.IsNullOrWhiteSpace(evidence.Quote)) return "the quote is empty";
        var text = reader.Read(root, new Location(evidence.Source, evidence.Pointer), out var problem);
        if (text is null) return problem;
        if (Normalise(text).Contains(Normalise(evidence.Quote), StringComparison.Ordinal)) return null;
        return $"'{evidence.Source}' at '{evidence.Pointer}' does not hold the quote";
    }

    private static string Normalise(string text)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
