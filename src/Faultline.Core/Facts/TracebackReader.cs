using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Stack traces of Python, the JVM, .NET and Go. Code is the exception's type, Message what it says, File, Line and Subject (function)
/// are of the innermost frame that is the application's own: frames of installed packages and of the language's library are passed
/// over unless there is no other. JavaScript traces are left to the readers of the tools that print them.
/// </summary>
public sealed partial class TracebackReader : IFactReader
{
    private const int MaxFrames = 400;
    private const int MaxMessageLines = 30;

    public string Id => "traceback";

    public IEnumerable<Fact> Read(FactSource source)
    {
        var text = source.Text;
        var python = text.Contains("Traceback (most recent call last):", StringComparison.Ordinal);
        var managed = text.Contains("\n\tat ", StringComparison.Ordinal) || text.Contains("\n   at ", StringComparison.Ordinal);
        var go = text.Contains("goroutine ", StringComparison.Ordinal);
        if (!python && !managed && !go) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > 4_000) continue;
            var (fact, end) = python && lines[i].EndsWith("Traceback (most recent call last):", StringComparison.Ordinal) ? Python(source, lines, i)
                : go && lines[i].StartsWith("panic: ", StringComparison.Ordinal) ? Go(source, lines, i)
                : managed && IsManagedFrame(lines.Near(i + 1)) && !IsManagedFrame(lines[i]) ? Managed(source, lines, i)
                : (null, i + 1);
            if (fact is not null) yield return fact;
            i = end - 1;
        }
    }

    private static (Fact? Fact, int End) Python(FactSource source, SourceLines lines, int at)
    {
        var frames = new List<Place>();
        var i = at + 1;
        while (i < lines.Count && i < at + MaxFrames && (lines[i].Length == 0 || lines[i][0] is ' ' or '\t' || PythonGroup().IsMatch(lines[i])))
        {
            if (PythonFrame(lines[i]) is { } frame) frames.Add(frame);
            i++;
        }

        if (i >= lines.Count || PythonError(lines[i]) is not { } error) return (null, i);
        var end = i + 1;
        while (end < lines.Count && end < i + MaxMessageLines && lines[end].Length > 0 && !lines[end].StartsWith("Traceback ", StringComparison.Ordinal) && !lines.IsHarness(end)) end++;
        var said = error.Said;
        // The last frame is where it was raised.
        frames.Reverse();
        return (Thrown(source, lines, i, error.Type, end == i + 1 ? said : said + "\n" + lines.Join(i + 1, end), frames), end);
    }

    private static (Fact? Fact, int End) Managed(FactSource source, SourceLines lines, int at)
    {
        var frames = new List<Place>();
        var i = at + 1;
        for (; i < lines.Count && i < at + MaxFrames && ManagedFrame().Match(lines[i]) is { Success: true } frame; i++)
        {
            var function = frame.Groups["function"].Value;
            frames.Add(new Place(frame.Groups["file"] is { Success: true } file ? file.Value : function, Number(frame.Groups["line"]), function[(function.LastIndexOf('.') + 1)..], function));
        }

        return ManagedError().Match(lines[at]) is { Success: true } error
            ? (Thrown(source, lines, at, error.Groups["type"].Value, error.Groups["said"].Value, frames), i)
            : (null, i);
    }

    private static (Fact? Fact, int End) Go(FactSource source, SourceLines lines, int at)
    {
        var frames = new List<Place>();
        var i = at + 1;
        for (; i < lines.Count && i < at + MaxFrames; i++)
        {
            if (GoFrame().Match(lines[i]) is { Success: true } frame)
                frames.Add(new Place(frame.Groups["file"].Value, Number(frame.Groups["line"]), GoFunction().Match(lines[i - 1]).Groups["function"].Value));
        }

        return (Thrown(source, lines, at, "panic", lines[at]["panic: ".Length..], frames), i);
    }

    private static Fact Thrown(FactSource source, SourceLines lines, int at, string type, string said, List<Place> frames)
    {
        var own = frames.Find(f => !IsLibrary(f)) ?? frames.FirstOrDefault();
        return new Fact
        {
            Kind = "traceback",
            Check = source.Check,
            Code = type,
            Severity = "error",
            File = own?.File,
            Line = own?.Line,
            Subject = own?.Function,
            Message = SourceLines.Limit(said.Length == 0 ? type : said),
            Evidence = lines.Quote(at, said.Length == 0 ? type : said.Split('\n', 2)[0]),
        };
    }

    private static bool IsLibrary(Place frame)
    {
        var file = frame.File.Replace('\\', '/');
        return file.Contains("/site-packages/", StringComparison.Ordinal) || file.Contains("/dist-packages/", StringComparison.Ordinal)
            || file.Contains("/lib/python", StringComparison.Ordinal) || file.StartsWith('<') || file.Contains("/usr/local/go/", StringComparison.Ordinal)
            || file.Contains("/go/pkg/mod/", StringComparison.Ordinal)
            || (frame.Name is { } name && LibraryNames().IsMatch(name));
    }

    // `  File "a/b.py", line 3, in run`: read by hand, a trace has many.
    private static Place? PythonFrame(string line)
    {
        var rest = line.AsSpan().TrimStart(" \t|");
        if (!rest.StartsWith("File \"", StringComparison.Ordinal)) return null;
        rest = rest[6..];
        var quote = rest.IndexOf("\", line ", StringComparison.Ordinal);
        if (quote < 0) return null;
        var file = rest[..quote].ToString();
        rest = rest[(quote + 8)..];
        var comma = rest.IndexOf(", in ", StringComparison.Ordinal);
        var number = comma < 0 ? rest : rest[..comma];
        int? at = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return new Place(file, at, comma < 0 ? null : rest[(comma + 5)..].ToString());
    }

    // `module.Type: what it says`, or the type alone.
    private static (string Type, string Said)? PythonError(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var type = (colon < 0 ? line : line[..colon]).AsSpan();
        if (type.IsEmpty || !(char.IsAsciiLetter(type[0]) || type[0] == '_')) return null;
        foreach (var c in type)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.')) return null;
        }

        return (type.ToString(), colon < 0 ? "" : line[(colon + 1)..].TrimStart());
    }

    private static bool IsManagedFrame(string line) => line.Length < 4_000 && ManagedFrame().IsMatch(line);

    private static int? Number(Group group) =>
        group.Success && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Frames of exception groups are drawn with bars.
    [GeneratedRegex(@"^[|+]", RegexOptions.NonBacktracking)]
    private static partial Regex PythonGroup();

    [GeneratedRegex(@"^(?:\t|   )at (?<function>[A-Za-z_$][^\s(]*)\((?:(?<file>[A-Za-z0-9_$]+\.(?:java|kt|scala|groovy)):(?<line>[0-9]+)|[^)]*)\)(?: in (?<file>.+):line (?<line>[0-9]+))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ManagedFrame();

    [GeneratedRegex(@"(?:^|[ :])(?<type>(?:[A-Za-z_$][A-Za-z0-9_$]*\.)+[A-Za-z_$][A-Za-z0-9_$]*(?:Exception|Error|Throwable)[A-Za-z0-9_$]*)(?:: (?<said>.*))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ManagedError();

    [GeneratedRegex(@"^\t(?<file>[^\s].*\.go):(?<line>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoFrame();

    [GeneratedRegex(@"(?<function>[A-Za-z0-9_.()*]+)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoFunction();

    [GeneratedRegex(@"^(?:java|javax|jdk|sun|kotlin|scala|System|Microsoft)\.", RegexOptions.NonBacktracking)]
    private static partial Regex LibraryNames();

    private sealed record Place(string File, int? Line, string? Function, string? Name = null);
}
