using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// What the Convex command line says when a push, a code generation or a schema check is refused: its lines that begin with
/// <c>✖</c>. Code is the server's error name (<c>InvalidModules</c>), otherwise the HTTP status, otherwise null; Subject is the
/// endpoint.
/// </summary>
public sealed partial class DeployReader : IFactReader
{
    private const int MaxLines = 400;

    public string Id => "deploy";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!source.Text.Contains('✖')) yield break;
        var lines = SourceLines.Of(source);
        Fact? leadIn = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsRefusal(lines[i])) continue;
            var end = End(lines, i + 1);
            var first = lines[i].AsSpan(1).TrimStart().ToString();
            var fact = Refusal(source, lines, i, end, first);
            i = end - 1;
            // `Unable to start push to URL` announces the error that the next ✖ states.
            if (first.StartsWith("Error: Unable to", StringComparison.Ordinal))
            {
                if (leadIn is not null) yield return leadIn;
                leadIn = fact;
                continue;
            }

            leadIn = null;
            yield return fact;
        }

        if (leadIn is not null) yield return leadIn;
    }

    private static Fact Refusal(FactSource source, SourceLines lines, int at, int end, string first)
    {
        var match = Fetching().Match(first);
        var code = match.Groups["code"] is { Success: true } name ? name.Value : match.Groups["status"] is { Success: true } status ? status.Value : null;
        var said = match.Success ? first[match.Length..] : first.StartsWith("Error: ", StringComparison.Ordinal) ? first["Error: ".Length..] : first;
        if (!match.Success && ErrorName().Match(said) is { Success: true } named)
        {
            code = named.Groups["code"].Value;
            said = said[named.Length..];
        }

        var rest = lines.Join(at + 1, end);
        var message = rest.Length == 0 ? said : said.Length == 0 ? rest : said + "\n" + rest;
        // The deepest frame printed first is where the pushed code threw.
        var place = Place().Match(message);
        return new Fact
        {
            Kind = "deploy",
            Check = source.Check,
            Code = code,
            Severity = "error",
            Subject = match.Groups["endpoint"] is { Success: true } endpoint ? endpoint.Value : null,
            File = place.Success ? place.Groups["file"].Value : null,
            Line = Number(place, "line"),
            Column = Number(place, "column"),
            Message = SourceLines.Limit(message.Length > 0 ? message : first),
            Evidence = lines.Quote(at, said),
        };
    }

    private static bool IsRefusal(string line) =>
        line is ['✖', ' ', ..] && !line.Contains("TypeScript typecheck via", StringComparison.Ordinal) && !Problems().IsMatch(line);

    private static int End(SourceLines lines, int first)
    {
        var end = first;
        while (end < lines.Count && end < first + MaxLines)
        {
            var line = lines[end];
            if (line is ['✖' or '✔' or '✘', ..] || lines.IsHarness(end) || line.StartsWith("- ", StringComparison.Ordinal)) break;
            if (line.Length == 0 && lines.Near(end + 1).Length == 0) break;
            end++;
        }

        return end;
    }

    private static int? Number(Match match, string group) =>
        match.Success && int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^Error fetching +(?:[A-Z]+ +)?(?:[a-z]+://[^/ ]+)?(?<endpoint>/[^ ]*)? *(?<status>[1-5][0-9][0-9])(?: [A-Z][A-Za-z ]*)?(?:: (?:(?<code>[A-Z][A-Za-z0-9]+): ?)?|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fetching();

    [GeneratedRegex(@"^(?<code>[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]+)+): ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorName();

    [GeneratedRegex(@"at [^\n(]*\((?:\.\./)*(?<file>[^():\n]+):(?<line>[0-9]+):(?<column>[0-9]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"^✖ [0-9]+ problems? \(", RegexOptions.NonBacktracking)]
    private static partial Regex Problems();
}
