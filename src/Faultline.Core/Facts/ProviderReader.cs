using System.Buffers;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// A refusal by the model's provider or a harness prefix that blames infrastructure. Code is the HTTP status, otherwise the
/// error's type (<c>AI_APICallError</c>), otherwise a short name; a prefix such as <c>[rate_limit]</c> gives a fact of its own.
/// Bare words such as "rate limit" never match: paths, case names and model text contain them.
/// </summary>
public sealed partial class ProviderReader : IFactReader
{
    // One of these is in every text that the patterns below match: most texts are done with one vectorised search.
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["AI_", "APIConnectionError", "APIStatusError", "RateLimitError", "InternalServerError", "rate_limit", "insufficient_quota", "verloaded", "No endpoints", "429", "529",
            "Too Many Requests", "nsufficient credits", "[infrastructure]", "[zero_tokens]", "[preflight]", "[answer_validation]"],
        StringComparison.Ordinal);

    public string Id => "provider";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!source.Text.AsSpan().ContainsAny(Marks)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Length < 6 || !line.AsSpan().ContainsAny(Marks) || lines.IsShown(i)) continue;
            foreach (Match prefix in Prefixes().Matches(line[..Math.Min(line.Length, 200)]))
            {
                yield return Refusal(source, lines, i, prefix.Groups["name"].Value, null, prefix.Value.Trim());
            }

            if (Error().Match(line) is { Success: true } error)
            {
                var model = Model().Match(line);
                yield return Refusal(source, lines, i, Code(error, line), model.Success ? model.Groups["model"].Value.TrimEnd('.', ',', ';') : null, error.Value.Trim());
            }
        }
    }

    private static Fact Refusal(FactSource source, SourceLines lines, int at, string code, string? subject, string quote) => new()
    {
        Kind = "provider",
        Check = source.Check,
        Code = code,
        Subject = subject,
        Message = SourceLines.Limit(lines[at].Trim()),
        Evidence = lines.Quote(at, quote),
    };

    private static string Code(Match error, string line)
    {
        if (Status().Match(line) is { Success: true } status) return status.Groups["status"].Value;
        if (error.Groups["busy"].Success || Busy().IsMatch(line)) return "429";
        if (error.Groups["type"] is { Success: true } type) return type.Value;
        return error.Groups["credits"].Success ? "insufficient-credits" : error.Groups["overloaded"].Success ? "overloaded" : "no-endpoints";
    }

    // Prefixes stand at the start of the text, one after another: `[infrastructure] [zero_tokens] ...`.
    [GeneratedRegex(@"(?:^|\] )\[?\[(?<name>rate_limit|infrastructure|zero_tokens|preflight|answer_validation)(?=\])", RegexOptions.ExplicitCapture)]
    private static partial Regex Prefixes();

    [GeneratedRegex(
        @"(?:\b(?<type>AI_[A-Za-z]+Error|APIConnectionError|APIStatusError|RateLimitError|InternalServerError|rate_limit_error|rate_limit_exceeded|insufficient_quota|overloaded_error)\b|\bNo endpoints found\b|\b(?:[Ss]tatus code:? |HTTP |http )(?:429|529)\b|(?:^|: |429 )(?<busy>Too Many Requests)\b|(?<credits>[Ii]nsufficient credits)|(?:^|: )(?<overloaded>Overloaded)$)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Error();

    [GeneratedRegex(@"(?:[Ss]tatus code:? |\bHTTP |\bhttp |statusCode: )(?<status>[45][0-9][0-9])\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();

    [GeneratedRegex(@"(?:^|: |429 )Too Many Requests\b", RegexOptions.NonBacktracking)]
    private static partial Regex Busy();

    [GeneratedRegex(@"No endpoints found for (?<model>[^ ,;]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Model();
}
