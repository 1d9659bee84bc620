using System.Text.RegularExpressions;

namespace Faultline.Importers.ConvexEvals;

/// <summary>
/// A run.log: lines with a prefix in brackets (<c>[ok] deploy</c>, <c>[error] deploy: Error: ...</c>). Lines without a
/// prefix belong to the line above them. The dialect before 2026-02-06 differs in its step names only.
/// </summary>
internal sealed partial class RunLog
{
    private readonly string _text;
    private readonly List<(int Start, int End)> _lines = [];
    private readonly List<Entry> _entries = [];

    public RunLog(string text)
    {
        _text = text;
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            _lines.Add((start, end > start && text[end - 1] == '\r' ? end - 1 : end));
            start = end + 1;
        }

        for (var i = 0; i < _lines.Count; i++) Add(i);
    }

    /// <summary><c>category/name</c> from the first line; null when it is not there.</summary>
    public string? Case { get; private set; }

    /// <summary>Steps with the line that says how they ended, each once, in the order of the log; an error outweighs an ok.</summary>
    public IEnumerable<(string Step, bool Passed, LogSection Header)> Steps()
    {
        foreach (var group in _entries.Where(entry => entry.Step is not null).GroupBy(entry => entry.Step!, StringComparer.Ordinal))
        {
            var error = group.FirstOrDefault(entry => entry.IsError);
            var decisive = error ?? group.First();
            yield return (group.Key, error is null, error is null ? Slice(decisive.Line, decisive.Line + 1) : new LogSection(error.Line + 1, 1, error.Rest));
        }

        if (TestsByVitest() is { } passed && !_entries.Any(entry => entry.Step == "tests"))
        {
            yield return ("tests", passed.Passed, Slice(passed.Line, passed.Line + 1));
        }
    }

    /// <summary>The first error line that belongs to no step.</summary>
    public LogSection? OtherError()
    {
        foreach (var entry in _entries)
        {
            if (entry is { IsError: true, Step: null }) return new LogSection(entry.Line + 1, 1, entry.Rest);
        }

        return null;
    }

    /// <summary>The text that decides why a step failed; null when the log has no more than its header line.</summary>
    /// <param name="message">What the step itself says: a bare header is only worth something when it says more.</param>
    public LogSection? DetailOf(string step, string? message)
    {
        var errors = _entries.Where(entry => entry.IsError && entry.Step == step).ToList();
        if (step == "tests") return TestsDetail(errors.Count > 0 ? errors[^1] : null, message);
        foreach (var entry in errors.OrderByDescending(entry => StepNames.IsStepForm(entry.Label!)))
        {
            if (Content(entry.Line + 1, BlockEnd(entry.Line + 1)) is { } section) return section;
        }

        return null;
    }

    private LogSection? TestsDetail(Entry? error, string? message)
    {
        var first = error?.Line ?? _lines.FindIndex(line => Span(line).StartsWith("[vitest]", StringComparison.Ordinal));
        if (first < 0) return null;
        var last = error is null ? first : BlockEnd(first + 1) - 1;
        for (var i = first + 1; i < _lines.Count; i++)
        {
            var line = Span(_lines[i]);
            if (line.StartsWith("[vitest]", StringComparison.Ordinal)) last = i;
            else if (Prefix.IsMatch(line) && !line.StartsWith("[cmd]", StringComparison.Ordinal)) break;
        }

        if (error is not null && last == first && message is not null && message.Length > error.Rest.Length) return null;
        return Content(first, last + 1);
    }

    private void Add(int index)
    {
        var line = Span(_lines[index]);
        if (Case is null && line.StartsWith("=== Eval: ", StringComparison.Ordinal) && line.EndsWith(" ===", StringComparison.Ordinal))
        {
            var name = line[10..^4].Trim();
            if (name.Contains('/')) Case = name.ToString();
        }
        else if (line.StartsWith("[ok] ", StringComparison.Ordinal))
        {
            var label = line[5..].Trim().ToString();
            _entries.Add(new Entry(index, IsError: false, label, StepNames.OfLabel(label), ""));
        }
        else if (line.StartsWith("[error] ", StringComparison.Ordinal))
        {
            var text = line[8..];
            var colon = text.IndexOf(':');
            var label = colon > 0 ? text[..colon].ToString() : null;
            var step = label is null ? null : StepNames.OfLabel(label);
            _entries.Add(new Entry(index, IsError: true, label, step, step is null ? text.ToString() : text[(colon + 1)..].Trim().ToString()));
        }
    }

    // Vitest's own summary: a passing run leaves no [ok] line.
    private (bool Passed, int Line)? TestsByVitest()
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            var line = Span(_lines[i]);
            if (line.StartsWith("[vitest]", StringComparison.Ordinal) && VitestSummary.IsMatch(line)) return (!line.Contains(" failed", StringComparison.Ordinal), i);
        }

        return null;
    }

    private int BlockEnd(int from)
    {
        var end = from;
        while (end < _lines.Count && !Prefix.IsMatch(Span(_lines[end]))) end++;
        return end;
    }

    // Without the blank lines around it; null when nothing is left.
    private LogSection? Content(int from, int to)
    {
        while (from < to && Span(_lines[from]).IsWhiteSpace()) from++;
        while (to > from && Span(_lines[to - 1]).IsWhiteSpace()) to--;
        return from == to ? null : Slice(from, to);
    }

    private LogSection Slice(int from, int to) => new(from + 1, to - from, _text[_lines[from].Start.._lines[to - 1].End]);

    private ReadOnlySpan<char> Span((int Start, int End) line) => _text.AsSpan(line.Start, line.End - line.Start);

    // Lower case without spaces: '[Request ID: 1]' and '[ERROR]' are text of the error.
    [GeneratedRegex(@"^\[[a-z][a-z0-9_-]*\](?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix { get; }

    [GeneratedRegex(@"^\[vitest\]\s+Tests\s+\d+ (?:passed|failed)", RegexOptions.NonBacktracking)]
    private static partial Regex VitestSummary { get; }

    private sealed record Entry(int Line, bool IsError, string? Label, string? Step, string Rest);
}
