using System.Globalization;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Problems in the stylish form of ESLint: a line with the file, below it <c>  19:20  error  message  rule-id</c>. Also the
/// crash of ESLint itself (<c>Oops! Something went wrong! :(</c>), with the code <c>crash</c>.
/// </summary>
public sealed class EslintReader : IFactReader
{
    private const int MaxMessageLines = 20;

    public string Id => "eslint";

    public IEnumerable<Fact> Read(FactSource source)
    {
        var text = source.Text;
        // A problem stands below the name of its file.
        if (!text.Contains('\n', StringComparison.Ordinal)) yield break;
        if (!text.Contains("error", StringComparison.Ordinal) && !text.Contains("warning", StringComparison.Ordinal)
            && !text.Contains("Oops!", StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        string? file = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Length == 0) continue;
            if (line.StartsWith("Oops! Something went wrong!", StringComparison.Ordinal))
            {
                yield return Crash(source, lines, i);
            }
            else if (!char.IsWhiteSpace(line[0]))
            {
                file = IsPath(line) && Problem(lines.Near(i + 1)) is not null ? line : null;
            }
            else if (file is not null && Problem(line) is { } problem)
            {
                var end = EndOfMessage(lines, i + 1);
                var whole = end == i + 1 ? problem : Problem(line + "\n" + lines.Join(i + 1, end))!;
                yield return whole with { Check = source.Check, File = file, Evidence = lines.Quote(i, problem.Message) };
                i = end - 1;
            }
        }
    }

    // A message of several lines is printed as it is; a blank line ends the file's table.
    private static int EndOfMessage(SourceLines lines, int first)
    {
        var end = first;
        while (end < lines.Count && end < first + MaxMessageLines && lines[end].Length > 0 && lines[end][0] != '✖'
            && !lines.IsHarness(end) && Problem(lines[end]) is null) end++;
        return end;
    }

    private static Fact? Problem(string line)
    {
        var rest = line.AsSpan().TrimStart();
        if (!Number(ref rest, out var row) || rest is not [':', ..]) return null;
        rest = rest[1..];
        if (!Number(ref rest, out var column) || rest is not [' ', ..]) return null;
        rest = rest.TrimStart();
        var severity = rest.StartsWith("error ", StringComparison.Ordinal) ? "error" : rest.StartsWith("warning ", StringComparison.Ordinal) ? "warning" : null;
        if (severity is null) return null;
        rest = rest[severity.Length..].Trim();
        var gap = rest.LastIndexOf("  ", StringComparison.Ordinal);
        var rule = gap < 0 ? default : rest[(gap + 2)..];
        // A problem without a rule (an unused directive, a parse error) ends with its message.
        if (rule.IsEmpty || !IsRuleId(rule))
        {
            rule = default;
            gap = rest.Length;
        }

        var message = rest[..gap].TrimEnd().ToString();
        return new Fact
        {
            Kind = "eslint",
            Code = message.StartsWith("Parsing error:", StringComparison.Ordinal) ? "parse-error" : rule.IsEmpty ? null : rule.ToString(),
            Severity = severity,
            Line = row,
            Column = column,
            Message = SourceLines.Limit(message),
            Evidence = new Evidence(string.Empty, string.Empty, string.Empty),
        };
    }

    private static Fact Crash(FactSource source, SourceLines lines, int at)
    {
        var first = at + 1;
        while (first < lines.Count && (lines[first].Length == 0 || lines[first].StartsWith("ESLint: ", StringComparison.Ordinal))) first++;
        var end = first;
        while (end < lines.Count && end < first + 20 && lines[end].Length > 0 && !lines.IsHarness(end)) end++;
        var said = lines.Join(first, end);
        return new Fact
        {
            Kind = "eslint",
            Check = source.Check,
            Code = "crash",
            Severity = "error",
            Message = said.Length > 0 ? said : lines[at],
            Evidence = lines.Quote(end > first ? first : at),
        };
    }

    private static bool Number(ref ReadOnlySpan<char> rest, out int number)
    {
        var digits = 0;
        while (digits < rest.Length && digits < 9 && char.IsAsciiDigit(rest[digits])) digits++;
        var read = int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        rest = rest[digits..];
        return read;
    }

    private static bool IsPath(string line) =>
        line.Length < 4096 && line.AsSpan().IndexOfAny('/', '\\', '.') >= 0 && !line.EndsWith(':');

    private static bool IsRuleId(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '@' or '_' or '.')) return false;
        }

        return text.Length < 200 && char.IsAsciiLetter(text[^1]);
    }
}
