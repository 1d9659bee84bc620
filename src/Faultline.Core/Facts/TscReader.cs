using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Diagnostics of the TypeScript compiler, in its pretty form (<c>f.ts:1:48 - error TS2339: ...</c>, with the source line and a
/// <c>~~~</c> below), its plain form (<c>f.ts(1,48): error TS2339: ...</c>) and without a file (<c>error TS18003: ...</c>).
/// </summary>
public sealed partial class TscReader : IFactReader
{
    // The head of a diagnostic with a very long path is not one: it keeps the pattern linear.
    private const int MaxHead = 2_000;

    public string Id => "tsc";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!source.Text.Contains("TS", StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            if (Head(lines[i]) is not { } head) continue;
            var end = i + 1;
            while (end < lines.Count && lines[end].StartsWith("  ", StringComparison.Ordinal)) end++;
            var (snippet, subject) = head.Pretty ? Shown(lines, end) : (null, null);
            var message = lines[i][head.MessageAt..];
            yield return new Fact
            {
                Kind = "tsc",
                Check = source.Check,
                Code = head.Code,
                Severity = head.Severity,
                File = head.File,
                Line = head.Line,
                Column = head.Column,
                Message = end == i + 1 ? SourceLines.Limit(message) : SourceLines.Limit(message + "\n" + lines.Join(i + 1, end)),
                Snippet = snippet,
                Subject = subject,
                Evidence = lines.Quote(i, message),
            };
            i = end - 1;
        }
    }

    private static DiagnosticHead? Head(string line)
    {
        var code = line.IndexOf(" TS", StringComparison.Ordinal);
        if (code < 0 || code > MaxHead) return null;
        var colon = line.IndexOf(':', code + 3);
        if (colon < 0 || colon - code > 10) return null;
        var match = DiagnosticPattern().Match(line[..(colon + 1)]);
        if (!match.Success) return null;
        return new DiagnosticHead(
            match.Groups["file"] is { Success: true } file ? file.Value : null,
            Number(match.Groups["line"]),
            Number(match.Groups["column"]),
            match.Groups["severity"].Value,
            match.Groups["code"].Value,
            match.Groups["dash"].Success,
            Math.Min(colon + 2, line.Length));
    }

    // After the message: a blank line, `20     return x;` and `            ~`. The gutter is as wide in both lines.
    private static (string? Snippet, string? Subject) Shown(SourceLines lines, int after)
    {
        if (lines.Near(after).Length == 0) after++;
        var shown = lines.Near(after);
        var gutter = 0;
        while (gutter < shown.Length && char.IsAsciiDigit(shown[gutter])) gutter++;
        if (gutter == 0 || gutter >= shown.Length || shown[gutter] != ' ') return (null, null);
        var snippet = shown[gutter..].Trim();
        var marks = lines.Near(after + 1);
        var first = marks.IndexOf('~', StringComparison.Ordinal);
        if (first <= gutter || first >= shown.Length || marks.AsSpan().IndexOfAnyExcept(' ', '~') >= 0) return (snippet, null);
        var last = Math.Min(marks.LastIndexOf('~') + 1, shown.Length);
        return (snippet, shown[first..last].Trim() is { Length: > 0 } subject ? subject : null);
    }

    private static int? Number(Group group) =>
        group.Success && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"^(?:\[error\] .*: )?(?:(?<file>[^\s].*)(?:\((?<line>[0-9]+),(?<column>[0-9]+)\):|:(?<line>[0-9]+):(?<column>[0-9]+)(?<dash> -)) )?(?<severity>error|warning|message|suggestion) (?<code>TS[0-9]+):$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DiagnosticPattern();

    private sealed record DiagnosticHead(string? File, int? Line, int? Column, string Severity, string Code, bool Pretty, int MessageAt);
}
