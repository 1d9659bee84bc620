using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Which key of a compared structure differs.</summary>
internal static partial class ComparedKeys
{
    /// <summary>The one outermost key under which two printed structures differ; null when there are several or none.</summary>
    public static string? TheOnlyOne(Fact fact)
    {
        if (fact is not { Kind: "assertion", Expected: { } expected, Actual: { } actual }) return null;
        var keys = Outermost(expected).Concat(Outermost(actual)).Distinct(StringComparer.Ordinal).ToList();
        return keys.Count == 1 ? keys[0] : null;
    }

    private static List<string> Outermost(string text)
    {
        var keys = text.Split('\n').Take(2_000).Select(line => Key().Match(line)).Where(match => match.Success).ToList();
        if (keys.Count == 0) return [];
        var depth = keys.Min(match => match.Groups["indent"].Length);
        return [.. keys.Where(match => match.Groups["indent"].Length == depth).Select(match => match.Groups["key"].Value)];
    }

    [GeneratedRegex(@"^[+-]?(?<indent> *)""?(?<key>[A-Za-z_$][A-Za-z0-9_$]*)""?: ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
