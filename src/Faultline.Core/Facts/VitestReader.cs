using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Failures in the default report of vitest: kind <c>assertion</c> where the test asserted, <c>exception</c> where something
/// threw (a suite that cannot start, a hook, an unhandled rejection too). One fact for each title: vitest prints tests with the
/// same error under one block. Titles that have only their <c>×</c> line (a torn report) are read from it.
/// </summary>
public sealed partial class VitestReader : IFactReader
{
    public string Id => "vitest";

    public IEnumerable<Fact> Read(FactSource source)
    {
        var text = source.Text;
        if (!text.Contains("FAIL", StringComparison.Ordinal) && !text.Contains('×')
            && !text.Contains("Unhandled", StringComparison.Ordinal) && !text.Contains("No test", StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count;)
        {
            if (NoTests(lines[i]))
            {
                yield return Thrown(source, lines, i, null, lines[i].Trim());
            }

            if (!IsHead(lines[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < lines.Count && IsHead(lines[i])) i++;
            var body = i;
            while (i < lines.Count && !EndsBlock(lines, i)) i++;
            if (Failure(source, lines, body, i) is not { } failure) continue;
            for (var head = first; head < body; head++)
            {
                var (file, title) = Title(lines[head]);
                if (title is not null) told.Add(title);
                yield return failure with { Subject = title, File = failure.File ?? file };
            }
        }

        foreach (var fact in Torn(source, lines, told)) yield return fact;
    }

    private static Fact? Failure(FactSource source, SourceLines lines, int first, int end)
    {
        while (first < end && lines[first].Length == 0) first++;
        if (first >= end) return null;
        var frame = first;
        while (frame < end && !lines[frame].StartsWith(" ❯ ", StringComparison.Ordinal)) frame++;
        var message = lines.Join(first, frame);
        var (type, said) = Type(message);
        var sentence = said.Split('\n', 2)[0];
        var (expected, actual) = AssertionText.Read(sentence);
        var diff = AssertionText.Diff(lines, first, frame);
        var (file, line, column) = Frame(lines.Near(frame));
        return new Fact
        {
            Kind = type == "AssertionError" || expected is not null ? "assertion" : "exception",
            Check = source.Check,
            Code = type,
            File = file,
            Line = line,
            Column = column,
            Message = said,
            Snippet = Snippet(lines, frame, line),
            Expected = diff.Expected ?? expected,
            Actual = diff.Actual ?? actual,
            Evidence = lines.Quote(first, sentence),
        };
    }

    // `→` lines give the first line of the message only, and no type.
    private static IEnumerable<Fact> Torn(FactSource source, SourceLines lines, HashSet<string> told)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var title = lines[i].AsSpan().TrimStart();
            var said = lines[i + 1].AsSpan().TrimStart();
            if (!title.StartsWith("× ", StringComparison.Ordinal) || !said.StartsWith("→ ", StringComparison.Ordinal)) continue;
            var name = TestTime().Replace(title[2..].ToString(), string.Empty);
            if (told.Any(known => known == name || known.EndsWith("> " + name, StringComparison.Ordinal) || name.EndsWith("> " + known, StringComparison.Ordinal))) continue;
            var message = said[2..].ToString();
            var (type, sentence) = Type(message);
            var (expected, actual) = AssertionText.Read(sentence);
            yield return Thrown(source, lines, i + 1, type, sentence) with
            {
                Kind = expected is null ? "exception" : "assertion",
                Subject = name,
                Expected = expected,
                Actual = actual,
            };
        }
    }

    private static Fact Thrown(FactSource source, SourceLines lines, int at, string? type, string message) => new()
    {
        Kind = "exception",
        Check = source.Check,
        Code = type,
        Message = SourceLines.Limit(message),
        Evidence = lines.Quote(at, message),
    };

    private static bool NoTests(string line) =>
        line.StartsWith("No test files found", StringComparison.Ordinal) || line.StartsWith("No test suite found", StringComparison.Ordinal);

    private static bool IsHead(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.StartsWith("FAIL  ", StringComparison.Ordinal)
            || (text.StartsWith("FAIL ", StringComparison.Ordinal) && text.IndexOfAny('.', '|') > 0)
            || (text.StartsWith("⎯", StringComparison.Ordinal)
                && (text.Contains(" Unhandled ", StringComparison.Ordinal) || text.Contains(" Uncaught ", StringComparison.Ordinal))
                && !text.Contains(" Unhandled Errors ", StringComparison.Ordinal));
    }

    private static bool EndsBlock(SourceLines lines, int at)
    {
        var line = lines[at];
        return line.StartsWith("⎯⎯", StringComparison.Ordinal) || IsHead(line) || lines.IsHarness(at)
            || line.StartsWith(" Test Files ", StringComparison.Ordinal) || line.StartsWith("=== ", StringComparison.Ordinal);
    }

    private static (string? File, string? Title) Title(string head)
    {
        var rest = head.AsSpan().TrimStart();
        if (!rest.StartsWith("FAIL", StringComparison.Ordinal)) return (null, null);
        rest = rest["FAIL".Length..].Trim();
        if (rest is ['|', ..] && rest[1..].IndexOf('|') is >= 0 and var bar) rest = rest[(bar + 2)..].Trim();
        var title = rest.IndexOf(" > ", StringComparison.Ordinal);
        if (title >= 0) return (rest[..title].ToString(), rest[(title + 3)..].ToString());
        var suite = rest.IndexOf(" [ ", StringComparison.Ordinal);
        return ((suite >= 0 ? rest[..suite] : rest).ToString(), null);
    }

    // `Error: ... Server Error\nUncaught ReturnsValidationError: ...`: the inner type is the one that was thrown.
    private static (string? Type, string Said) Type(string message)
    {
        var outer = ErrorType().Match(message);
        var said = outer.Success ? message[outer.Length..] : message;
        var inner = message.Contains("Uncaught ", StringComparison.Ordinal) ? InnerType().Match(message) : Match.Empty;
        return (inner.Success ? inner.Groups["type"].Value : outer.Success ? outer.Groups["type"].Value : null, said);
    }

    private static (string? File, int? Line, int? Column) Frame(string line)
    {
        if (line.Length > 4_000 || !line.StartsWith(" ❯ ", StringComparison.Ordinal)) return (null, null, null);
        var match = FramePlace().Match(line);
        return match.Success && Number(match, "line") is { } row && Number(match, "column") is { } column
            ? (match.Groups["file"].Value, row, column)
            : (null, null, null);
    }

    private static string? Snippet(SourceLines lines, int frame, int? line)
    {
        if (line is null) return null;
        var gutter = line.Value.ToString(CultureInfo.InvariantCulture) + "|";
        for (var i = frame + 1; i < frame + 12; i++)
        {
            var text = lines.Near(i).AsSpan().TrimStart();
            if (text.StartsWith(gutter, StringComparison.Ordinal)) return text[gutter.Length..].Trim().ToString();
        }

        return null;
    }

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<type>[A-Za-z_$][A-Za-z0-9_$.]*(?:Error|Exception)|Error)(?: \[[A-Za-z0-9_]+\])?: ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorType();

    [GeneratedRegex(@"\bUncaught (?<type>[A-Za-z_$][A-Za-z0-9_$.]*Error): ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InnerType();

    [GeneratedRegex(@"^ ❯ (?:[^/\\]* )?(?<file>[^ ].*):(?<line>[0-9]+):(?<column>[0-9]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FramePlace();

    [GeneratedRegex(@" [0-9]+m?s$", RegexOptions.NonBacktracking)]
    private static partial Regex TestTime();
}
