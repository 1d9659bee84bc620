using System.Buffers;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// A connection that failed, by the runtime's own tokens (<c>ECONNREFUSED</c>, <c>fetch failed</c>) where an error is stated:
/// at the start of a line, after <c>Error:</c>, after the failing call, as a <c>code</c>. Never in titles, code or prose.
/// </summary>
public sealed partial class NetworkReader : IFactReader
{
    private static readonly SearchValues<string> Tokens =
        SearchValues.Create(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "fetch failed", "socket hang up"], StringComparison.Ordinal);

    public string Id => "network";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!source.Text.AsSpan().ContainsAny(Tokens)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].AsSpan().ContainsAny(Tokens)) continue;
            if (lines.IsShown(i) || Stated().Match(lines[i]) is not { Success: true } match) continue;
            yield return new Fact
            {
                Kind = "network",
                Check = source.Check,
                Code = match.Groups["token"].Value,
                Message = SourceLines.Limit(lines[i].Trim()),
                Evidence = lines.Quote(i, match.Groups["token"].Value),
            };
        }
    }

    [GeneratedRegex(
        @"(?:^ *(?:✖ )?|[A-Za-z]*[Ee]rror: |[Cc]aused by: |[a-z]: |\bconnect |\bread |\bwrite |\bgetaddrinfo |\bcode:? [""']?|[""']?(?:code|errno)[""']?: ?[""']|\()(?<token>ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|fetch failed|socket hang up)(?:$|[^A-Za-z0-9_/.-]|\.(?:$| ))",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Stated();
}
