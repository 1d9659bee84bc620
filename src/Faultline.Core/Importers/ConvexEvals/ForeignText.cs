using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Recognises text that is not JSON at all, so that the message can say what it is.</summary>
internal static partial class ForeignText
{
    private const string Redirect = "Redirect the command's output to a file instead, which prints JSON: `npx convex run ... > failed_evals.json`.";

    /// <summary>What the text is and what to do; null when it looks like damaged JSON.</summary>
    public static string? Describe(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        if (IsInspected(head)) return $"This is what a terminal shows (Node's util.inspect: unquoted keys, single quotes, colours), not JSON; long texts are cut off in it. {Redirect}";
        var trimmed = head.AsSpan().TrimStart();
        if (trimmed.StartsWith("<")) return "This is XML or HTML, expected JSON. It may be the error page of a proxy or a login page: fetch the result again.";
        return trimmed.Length > 0 && !JsonStart.IsMatch(trimmed)
            ? $"The text begins with '{Shorten(trimmed)}', expected JSON. {Redirect}"
            : null;
    }

    /// <summary>True for output that was printed to a terminal rather than to a file.</summary>
    public static bool IsInspected(string head)
        => head.TrimStart().StartsWith('\u001b') || InspectedObject.IsMatch(head);

    private static string Shorten(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return line.Length > 40 ? string.Concat(line[..40], "...") : line.ToString();
    }

    [GeneratedRegex(@"^(?:[{\[""\-0-9]|(?:true|false|null|NaN|Infinity)(?:\W|$))", RegexOptions.NonBacktracking)]
    private static partial Regex JsonStart { get; }

    [GeneratedRegex(@"^\s*(?:\[\s*)?\{\s*(?:\u001b\[[0-9;]*m)*(?:[A-Za-z_$][\w$]*|'[^'\n]*')(?:\u001b\[[0-9;]*m)*\s*:", RegexOptions.NonBacktracking)]
    private static partial Regex InspectedObject { get; }
}
