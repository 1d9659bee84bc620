using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Errors of esbuild: <c>✘ [ERROR] Could not resolve "crypto"</c>, below it the place and the source line. Codes:
/// <c>could-not-resolve</c>, <c>no-export</c>, <c>syntax</c>, <c>other</c>; Subject is the module or token.
/// </summary>
public sealed partial class BundleReader : IFactReader
{
    private const int MaxLines = 60;

    public string Id => "bundle";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!Speaks(source.Text)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > 20_000 || !Speaks(lines[i]) || Head().Match(lines[i]) is not { Success: true } head) continue;
            var said = lines[i][head.Length..];
            yield return Error(source, lines, i, head.Groups["severity"].Value.ToLowerInvariant(), said);
        }
    }

    private static bool Speaks(string text) => text.Contains("[ERROR]", StringComparison.Ordinal) || text.Contains("[WARNING]", StringComparison.Ordinal);

    private static Fact Error(FactSource source, SourceLines lines, int at, string severity, string said)
    {
        var next = at + 1;
        while (next < at + 4 && lines.Near(next).Length == 0) next++;
        var place = lines.Near(next) is { Length: < 2_000 } line ? Place().Match(line) : Match.Empty;
        var snippet = place.Success ? Snippet(lines.Near(next + 1)) : null;
        var (code, subject, expected, actual) = Meaning(said);
        var notes = Notes(lines, next);
        return new Fact
        {
            Kind = "bundle",
            Check = source.Check,
            Code = code,
            Severity = severity,
            File = place.Success ? place.Groups["file"].Value : null,
            Line = Number(place, "line"),
            Column = Number(place, "column"),
            Message = SourceLines.Limit(notes.Length == 0 ? said : said + "\n" + notes),
            Snippet = snippet,
            Subject = subject,
            Expected = expected,
            Actual = actual,
            Evidence = lines.Quote(at, said),
        };
    }

    private static (string Code, string? Subject, string? Expected, string? Actual) Meaning(string said)
    {
        if (Resolve().Match(said) is { Success: true } resolve) return ("could-not-resolve", resolve.Groups["module"].Value, null, null);
        if (Export().Match(said) is { Success: true } export) return ("no-export", export.Groups["name"].Value, null, null);
        if (Found().Match(said) is { Success: true } found)
        {
            return ("syntax", found.Groups["found"].Value, found.Groups["wanted"].Value.Trim('"'), found.Groups["found"].Value);
        }

        var token = Quoted().Match(said) is { Success: true } quoted ? quoted.Groups["token"].Value : null;
        var syntax = said.StartsWith("Unexpected ", StringComparison.Ordinal) || said.StartsWith("Unterminated ", StringComparison.Ordinal)
            || said.StartsWith("Syntax error", StringComparison.Ordinal) || said.StartsWith("Expected ", StringComparison.Ordinal)
            || said.StartsWith("Invalid ", StringComparison.Ordinal)
            || said.EndsWith("has already been declared", StringComparison.Ordinal);
        return (syntax ? "syntax" : "other", token, null, null);
    }

    // Notes are set in by two spaces; the place by four and the source by six.
    private static string Notes(SourceLines lines, int first)
    {
        List<string> notes = [];
        for (var i = first; i < lines.Count && i < first + MaxLines; i++)
        {
            var line = lines[i];
            if (line.Length == 0) continue;
            if (line[0] != ' ') break;
            if (line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && line[2] != ' ') notes.Add(line[2..]);
        }

        return string.Join('\n', notes);
    }

    private static string? Snippet(string line)
    {
        var bar = line.IndexOf('│', StringComparison.Ordinal);
        return bar < 0 ? null : line[(bar + 1)..].Trim();
    }

    private static int? Number(Match match, string group) =>
        match.Success && int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Windows consoles get X and an ASCII triangle for the marks.
    [GeneratedRegex(@"^ *(?:✘|X|▲|!) \[(?<severity>ERROR|WARNING)\] (?:\[[A-Z0-9]+\] )?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"^    (?<file>[^ ].*):(?<line>[0-9]+):(?<column>[0-9]+):$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"^Could not resolve ""(?<module>[^""]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Resolve();

    [GeneratedRegex(@"^No matching export in ""[^""]*"" for import ""(?<name>[^""]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Export();

    [GeneratedRegex(@"^Expected (?<wanted>.+) but found ""?(?<found>[^""]+|""+)""?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Found();

    [GeneratedRegex(@"""(?<token>[^""]+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
