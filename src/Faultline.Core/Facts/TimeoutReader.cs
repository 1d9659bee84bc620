using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>A limit of time that ran out: <c>timed out after 120s</c>, <c>Test timed out in 5000ms</c>. Code is the limit with its unit, null where the tool does not give it.</summary>
public sealed partial class TimeoutReader : IFactReader
{
    public string Id => "timeout";

    public IEnumerable<Fact> Read(FactSource source)
    {
        var text = source.Text;
        if (!Speaks(text)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Speaks(lines[i]) || lines.IsShown(i) || Limit().Match(lines[i]) is not { Success: true } match) continue;
            var line = lines[i].Trim();
            yield return new Fact
            {
                Kind = "timeout",
                Check = source.Check,
                Code = match.Groups["limit"] is { Success: true } limit ? limit.Value.Replace(" ", string.Empty, StringComparison.Ordinal) : null,
                Message = SourceLines.Limit(line),
                Evidence = lines.Quote(i, match.Value),
            };
        }
    }

    // One of the two is in everything that the pattern matches.
    private static bool Speaks(string text) => text.Contains("timed out", StringComparison.Ordinal) || text.Contains("imeout of ", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:timed out (?:after|in) |[Tt]imeout of )(?<limit>[0-9]+(?:\.[0-9]+)? ?(?:ms|milliseconds|s|secs?|seconds?|m|mins?|minutes?|h|hours?))\b|[Ee]rror: [A-Za-z ]+ timed out\.?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Limit();
}
