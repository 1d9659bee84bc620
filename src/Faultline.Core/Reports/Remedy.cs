using System.Text.RegularExpressions;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>A change of code that the error itself points to: the line as a traceback shows it, and the line that would not fail so.</summary>
/// <param name="Why">One sentence, plain text.</param>
/// <param name="Before">A line, verbatim.</param>
/// <param name="After">The line changed.</param>
internal sealed partial record Remedy(string Why, string Before, string After)
{
    /// <summary>The change for a failure; null when its texts point to none.</summary>
    internal static Remedy? For(FailureReport failure) => Texts(failure).Select(NullInPlaceOfDefault).FirstOrDefault(found => found is not null);

    // Python: get(key, default) gives the default only for an absent key; a key that is there with null gives None. Named where a
    // traceback shows such a call and the error complains about None in a field of that name.
    private static Remedy? NullInPlaceOfDefault(string text)
    {
        if (!text.Contains("NoneType", StringComparison.Ordinal) && !text.Contains("input_value=None", StringComparison.Ordinal)) return null;
        foreach (Match match in GetWithDefault().Matches(text))
        {
            var key = match.Groups["key"].Value;
            var line = LineAt(text, match.Index).Trim();
            // The error itself has to name the field, not the call alone.
            if (!text.Replace(line, "", StringComparison.Ordinal).Contains(key, StringComparison.Ordinal)) continue;
            var call = match.Value;
            var mended = $"{match.Groups["head"].Value}) or {match.Groups["default"].Value}";
            return new Remedy(
                $"'get(\"{key}\", default)' gives the default only when the key is absent; here it is there and holds null.",
                line, line.Replace(call, mended, StringComparison.Ordinal));
        }

        return null;
    }

    private static IEnumerable<string> Texts(FailureReport failure)
    {
        foreach (var fact in failure.Analysis.Facts) yield return $"{fact.Snippet}\n{fact.Message}";
        foreach (var check in failure.Trial.Checks)
            if ((check.Detail ?? check.Message) is { } text) yield return text;
        if (failure.Trial.Error is { } error) yield return error;
        foreach (var log in failure.Trial.Of(ArtifactKind.Log))
            if (log.Text is { } text) yield return text;
    }

    private static string LineAt(string text, int index)
    {
        var start = text.LastIndexOf('\n', index) + 1;
        var end = text.IndexOf('\n', index);
        return end < 0 ? text[start..] : text[start..end];
    }

    [GeneratedRegex(@"(?<head>\b[A-Za-z_][\w.\[\]""']{0,80}\.get\([""'](?<key>\w{1,80})[""']),\s?(?<default>\{\}|\[\]|dict\(\)|list\(\))\)", RegexOptions.ExplicitCapture)]
    private static partial Regex GetWithDefault();
}
