using System.Text.RegularExpressions;

namespace Faultline.Text;

/// <summary>The words of a text with their places: runs of letters and digits of any script.</summary>
public static partial class PlainWords
{
    public static IEnumerable<Match> In(string text) => Word().Matches(text);

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
