using System.Text.RegularExpressions;

namespace Faultline.Clustering;

/// <summary>
/// Lines that tools print around an error and that say nothing of it: frames, carets, counts, links, rulers. A headline is the first
/// line that is none of them. Forms of tools only; no phrase of a message belongs here.
/// </summary>
internal static partial class Boilerplate
{
    public static bool Is(ReadOnlySpan<char> line) => line.Length > 2_000 ? false : Line().IsMatch(line);

    [GeneratedRegex(
        """
        ^[^\p{L}\p{N}]*$
        | ^\s*at[ ]\S.*[:(]                                           # frames of JavaScript, Java and .NET
        | ^\s*File[ ]"[^"]*",[ ]line[ ][0-9]+                         # frames of Python
        | ^\s*(?:❯|›|➜)[ ]\S*:[0-9]+                                   # frames of Vitest
        | ^Traceback[ ]\(most[ ]recent[ ]call[ ]last\):$
        | ^\s*(?:-[ ]Expected|\+[ ]Received)\b
        | ^\s*[0-9]*[ ]*[|│]                                           # source with a gutter
        | ^\s*[~^]+\s*$
        | ^Found[ ][0-9]+[ ](?:errors?|warnings?|problems?)\b
        | ^✖[ ][0-9]+[ ]problems?\b
        | ^\s*(?:For[ ]further[ ]information|For[ ]more[ ]information|See|Learn[ ]more|Documentation:|Docs:)\b.*https?://
        | ^(?:goroutine[ ][0-9]+|stack[ ]backtrace:|Caused[ ]by:$)
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
