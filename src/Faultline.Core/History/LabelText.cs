using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>Recognises labels, in the vocabularies that teams use and in whatever upper-case words stand where a label belongs.</summary>
internal static partial class LabelText
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "MODEL_FAULT", "OVERLY_STRICT", "AMBIGUOUS_TASK", "KNOWN_GAP", "GRADER_FAULT", "HARNESS_FAULT", "INCONCLUSIVE",
        "HARNESS_FAILURE", "TEST_FAILURE", "MODEL_FAILURE", "FRAMEWORK_BUG", "INFRASTRUCTURE", "INFRA_FAILURE", "UNCLASSIFIED", "UNKNOWN",
    };

    /// <summary>The label at a place where one belongs, such as the value of a field 'Classification'.</summary>
    /// <returns>Null when the text holds none.</returns>
    public static (string Label, string? Decoration)? InPlace(string text)
    {
        if (Word().Match(text) is { Success: true } word) return (word.Value, DecorationAfter(text, word.Index + word.Length));
        // "Model fault", "overly-strict": the words of a vocabulary in another spelling.
        var bare = Opening().Match(text).Value.Trim().Replace(' ', '_').Replace('-', '_').ToUpperInvariant();
        return Known.Contains(bare) ? (bare, DecorationAfter(text, Opening().Match(text).Length)) : null;
    }

    /// <summary>The label in running text: only words of a vocabulary, spelled as labels are.</summary>
    public static (string Label, string? Decoration)? InText(string text)
        => Word().Matches(text).FirstOrDefault(m => Known.Contains(m.Value)) is { } word ? (word.Value, DecorationAfter(text, word.Index + word.Length)) : null;

    /// <summary>True when the text is a label and nothing else, decoration apart.</summary>
    public static bool IsWhole(string text) => InPlace(text) is { } found && Rest(text, found.Label).Length == 0;

    /// <summary>Counts such as <c>42 MODEL_FAULT</c> or <c>KNOWN_GAP: 4</c>.</summary>
    public static IEnumerable<(string Label, int Count)> Counts(string text)
    {
        foreach (Match m in CountBefore().Matches(text)) if (Known.Contains(m.Groups["label"].Value)) yield return (m.Groups["label"].Value, int.Parse(m.Groups["count"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        foreach (Match m in CountAfter().Matches(text)) if (Known.Contains(m.Groups["label"].Value)) yield return (m.Groups["label"].Value, int.Parse(m.Groups["count"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>True for the words that say that nobody gave a label.</summary>
    public static bool IsNone(string text) => Absent().IsMatch(text);

    public static bool IsKnown(string label) => Known.Contains(label);

    private static string Rest(string text, string label)
    {
        var at = text.IndexOf(label, StringComparison.OrdinalIgnoreCase);
        var rest = at < 0 ? text[Opening().Match(text).Length..] : text.Remove(at, label.Length);
        return string.Concat(Brackets().Replace(rest, "").Where(char.IsLetterOrDigit));
    }

    private static string? DecorationAfter(string text, int at)
        => DecorationText().Match(text[Math.Min(at, text.Length)..]) is { Success: true } found ? found.Groups["text"].Value.Trim() : null;

    [GeneratedRegex(@"(?<![A-Za-z0-9_$.])[A-Z]{2,}(_[A-Z0-9]+)+(?![A-Za-z0-9_(])|\b(INCONCLUSIVE|INFRASTRUCTURE|UNCLASSIFIED)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[^\p{L}]*[\p{L}]+([ _-][\p{L}]+)?(?=\s*($|[(.,;:—–]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*\((?<text>[^()]*(\([^()]*\)[^()]*)*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DecorationText();

    [GeneratedRegex(@"^\W*(not labell?ed|unlabell?ed|no label|not classified|pending)\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Absent();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(?<![0-9/.])(?<count>[0-9]{1,6})\s+(?<label>[A-Z]{2,}(_[A-Z0-9]+)+)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CountBefore();

    [GeneratedRegex(@"\b(?<label>[A-Z]{2,}(_[A-Z0-9]+)+):\s*(?<count>[0-9]{1,6})\b(?!\s*/)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CountAfter();
}
