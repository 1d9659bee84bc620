using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Facts;

/// <summary>
/// A source as its readers see it: lines without terminal colours, carriage returns and the harness's line tags, each with a
/// way back to the stored line. Made once per source and shared by all readers.
/// </summary>
internal sealed class SourceLines
{
    private const int MaxQuote = 300;
    private const int MaxMessage = 16_000;

    // Tags that a harness puts before every line of a tool. `[error]`, `[cmd]`, `[ok]` are the harness's own lines and stay.
    private static readonly string[] Tags =
        ["vitest", "jest", "deploy", "install", "bun", "npm", "tsc", "eslint", "convex-dev", "convex", "answer-bun", "answer-convex-dev", "answer-vitest"];

    private readonly Location _at;
    private readonly string[] _stored;
    private readonly string[] _plain;
    private readonly string?[] _tags;

    internal SourceLines(FactSource source)
    {
        _at = source.At;
        _stored = source.Text.Split('\n');
        _plain = new string[_stored.Length];
        _tags = new string?[_stored.Length];
        for (var i = 0; i < _stored.Length; i++)
        {
            var plain = AnsiText.Strip(_stored[i]).TrimEnd();
            // What a lone carriage return overwrote was never meant to stay on the screen.
            var overwritten = plain.LastIndexOf('\r');
            if (overwritten >= 0) plain = plain[(overwritten + 1)..];
            (_tags[i], _plain[i]) = WithoutTag(plain);
        }
    }

    public static SourceLines Of(FactSource source) => source.Lines;

    public int Count => _plain.Length;

    public string this[int line] => _plain[line];

    /// <summary>The line, or an empty one outside the text.</summary>
    public string Near(int line) => line >= 0 && line < _plain.Length ? _plain[line] : string.Empty;

    /// <summary>The tool's tag the line carried, e.g. <c>vitest</c>; null without one.</summary>
    public string? Tag(int line) => _tags[line];

    /// <summary>True for lines in which the harness speaks, e.g. <c>[cmd] bun install</c>: no tool's block goes on over them.</summary>
    public bool IsHarness(int line) =>
        _plain[line] is ['[', ..] text
        && (text.StartsWith("[error] ", StringComparison.Ordinal) || text.StartsWith("[cmd] ", StringComparison.Ordinal)
            || text.StartsWith("[ok] ", StringComparison.Ordinal) || text.StartsWith("[setup] ", StringComparison.Ordinal));

    /// <summary>True where the line shows code, a title or a command rather than what went wrong.</summary>
    public bool IsShown(int line)
    {
        var text = _plain[line].AsSpan().TrimStart();
        if (text.IsEmpty || text.Contains('│') || text.Contains("| ", StringComparison.Ordinal)) return true;
        foreach (var mark in (ReadOnlySpan<string>)["FAIL ", "× ", "✓ ", "→ ", "❯ ", "at ", "[cmd] ", "[ok] ", "[setup] ", "=== ", "//", "AssertionError", "+ ", "- ", "> "])
        {
            if (text.StartsWith(mark, StringComparison.Ordinal)) return true;
        }

        // `20     return ...` of tsc and `84|  expect(...)` of vitest and babel.
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits is > 0 and < 7 && (digits == text.Length || text[digits] is '|' or ':' || text[digits..].StartsWith("  ", StringComparison.Ordinal));
    }

    /// <summary>A pointer to the line with a part of it that is stored in one piece.</summary>
    public Evidence Quote(int line, string? prefer = null)
    {
        var stored = _stored[line];
        var quote = Whole(stored);
        if (quote is null)
        {
            quote = prefer is { Length: > 0 } && Clean(prefer) && stored.Contains(prefer, StringComparison.Ordinal)
                ? Cut(prefer)
                : Longest(stored);
        }

        return Evidence.At(_at.Lines(line), quote);
    }

    /// <summary>Lines joined as printed, without blank ones at either end; what is beyond the limit is counted in the text.</summary>
    public string Join(int first, int end)
    {
        while (first < end && Near(first).Length == 0) first++;
        while (end > first && Near(end - 1).Length == 0) end--;
        var joined = new StringBuilder();
        for (var i = first; i < end; i++)
        {
            if (i > first) joined.Append('\n');
            joined.Append(_plain[i]);
        }

        return Limit(joined.ToString());
    }

    /// <summary>A message of bounded length that says how much it leaves out.</summary>
    public static string Limit(string message) =>
        message.Length <= MaxMessage
            ? message
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Cut(message, MaxMessage)}… ({message.Length - MaxMessage} more characters)");

    private static (string? Tag, string Text) WithoutTag(string plain)
    {
        if (plain is not ['[', ..]) return (null, plain);
        foreach (var tag in Tags)
        {
            if (plain.Length <= tag.Length + 1 || plain[tag.Length + 1] != ']' || !plain.AsSpan(1).StartsWith(tag, StringComparison.Ordinal)) continue;
            var rest = plain.AsSpan(tag.Length + 2);
            return (tag, (rest is [' ', ..] ? rest[1..] : rest).ToString());
        }

        return (null, plain);
    }

    private static bool Clean(string text) => text.AsSpan().IndexOfAny('\u001b', '\n', '\r') < 0;

    private static string? Whole(string stored)
    {
        var trimmed = stored.Trim();
        return trimmed.Length <= MaxQuote && Clean(trimmed) ? trimmed : null;
    }

    private static string Longest(string stored)
    {
        var best = string.Empty;
        foreach (var run in AnsiText.Runs(stored))
        {
            foreach (var part in stored[run].Split('\r'))
            {
                var text = part.Trim();
                if (text.Length > best.Length) best = text;
            }
        }

        return Cut(best);
    }

    private static string Cut(string text, int length = MaxQuote)
    {
        if (text.Length <= length) return text;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length];
    }
}
