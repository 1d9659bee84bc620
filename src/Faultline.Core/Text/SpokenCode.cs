namespace Faultline.Text;

/// <summary>
/// Numbers that are the error's name and no detail of it: <c>exit code 137</c>, <c>status code 404</c>, <c>HTTP 503</c>,
/// <c>signal 9</c>, <c>error CS0103</c>. A masker that takes them away makes one error of 404 and 500.
/// </summary>
internal static class SpokenCode
{
    public static bool Is(ReadOnlySpan<char> text, ReadOnlySpan<char> word, List<ScannedToken> before, int first)
    {
        var last = Before(text, before, first, 0);
        if (IsNumber(word))
        {
            var earlier = Before(text, before, first, 1);
            if (Same(last, "code")) return (Same(earlier, "exit") && word.Length <= 3) || (IsHttp(word) && (Same(earlier, "status") || Same(earlier, "error")));
            if (Same(last, "status")) return Same(earlier, "exit") && word.Length <= 3;
            return (Same(last, "http") && IsHttp(word)) || (Same(last, "signal") && word.Length <= 2);
        }

        return IsToolCode(word) && (Same(last, "error") || Same(last, "warning") || Same(last, "fatal") || Same(last, "code"));
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, List<ScannedToken> before, int first, int back)
    {
        var at = before.Count - 1 - back;
        return at < first ? default : text.Slice(before[at].Start, before[at].Length);
    }

    private static bool Same(ReadOnlySpan<char> word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(ReadOnlySpan<char> word) => word.Length <= 4 && word.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsHttp(ReadOnlySpan<char> word) => word.Length == 3 && word[0] is '4' or '5';

    // TS2339, CS0103, E0425, ORA-00942.
    private static bool IsToolCode(ReadOnlySpan<char> word)
    {
        var letters = word.IndexOfAnyExceptInRange('A', 'Z');
        if (letters is < 1 or > 6) return false;
        var digits = word[letters..].TrimStart('-');
        return digits.Length is >= 3 and <= 6 && digits.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
