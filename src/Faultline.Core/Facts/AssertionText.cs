namespace Faultline.Facts;

/// <summary>Reads what was wanted and what came from the sentence of an assertion and from the diff below it.</summary>
internal static class AssertionText
{
    // What comes between "to " and the operand, longest first. Other phrases ("greater than 3") are kept with their words.
    private static readonly string[] Relations =
        ["strictly deeply equal ", "deeply strictly equal ", "deeply equal ", "strictly equal ", "loosely equal ", "equal ", "contain ", "include ", "be ", "match ", "have ", "throw "];

    // Order matters: the value ends where its own bracket or quote ends, and may contain " to " before that.
    private static readonly string[] Joints = [" to ", " not to "];

    /// <summary><c>expected X to be Y</c> and its relatives; nulls where the sentence has another form.</summary>
    public static (string? Expected, string? Actual) Read(string sentence)
    {
        if (sentence.StartsWith("promise resolved ", StringComparison.Ordinal)) return Promise(sentence, " instead of rejecting", "a rejected promise");
        if (sentence.StartsWith("promise rejected ", StringComparison.Ordinal)) return Promise(sentence, " instead of resolving", "a resolved promise");
        if (!sentence.StartsWith("expected ", StringComparison.Ordinal)) return (null, null);

        var value = sentence.AsSpan("expected ".Length);
        var (end, joint) = EndOfValue(value);
        if (end < 0) return (null, null);
        var actual = value[..end].ToString();
        var wanted = value[(end + joint.Length)..];
        var comment = wanted.LastIndexOf(" // ", StringComparison.Ordinal);
        if (comment > 0) wanted = wanted[..comment];
        var but = wanted.LastIndexOf(" but got ", StringComparison.Ordinal);
        if (but > 0)
        {
            actual = wanted[(but + " but got ".Length)..].ToString();
            wanted = wanted[..but].TrimEnd(',');
        }

        foreach (var relation in Relations)
        {
            if (!wanted.StartsWith(relation, StringComparison.Ordinal)) continue;
            wanted = wanted[relation.Length..];
            break;
        }

        var expected = wanted.Trim().ToString();
        return (joint.Length == Joints[1].Length ? "not " + expected : expected, actual.Trim());
    }

    /// <summary>The <c>-</c> and <c>+</c> lines of a diff that starts with <c>- Expected</c>; nulls when there is none.</summary>
    public static (string? Expected, string? Actual) Diff(SourceLines lines, int first, int end)
    {
        var start = first;
        while (start < end && !lines[start].StartsWith("- Expected", StringComparison.Ordinal)) start++;
        if (start + 1 >= end || !lines[start + 1].StartsWith("+ Received", StringComparison.Ordinal)) return (null, null);
        return (Marked(lines, start + 2, end, '-'), Marked(lines, start + 2, end, '+'));
    }

    private static string? Marked(SourceLines lines, int first, int end, char mark)
    {
        List<string> marked = [];
        for (var i = first; i < end; i++)
        {
            if (lines[i] is [var c, ..] line && c == mark && (line.Length == 1 || line[1] == ' ')) marked.Add(line.Length > 2 ? line[2..] : string.Empty);
        }

        return marked.Count == 0 ? null : SourceLines.Limit(string.Join('\n', marked));
    }

    private static (string? Expected, string? Actual) Promise(string sentence, string instead, string wanted)
    {
        var at = sentence.LastIndexOf(instead, StringComparison.Ordinal);
        return at < 0 ? (null, null) : (wanted, sentence["promise ".Length..at]);
    }

    private static (int End, string Joint) EndOfValue(ReadOnlySpan<char> value)
    {
        var closer = value.IsEmpty ? '\0' : value[0] switch { '\'' => '\'', '"' => '"', '`' => '`', '[' => ']', '{' => '}', _ => '\0' };
        if (closer != '\0' && First(value, closer.ToString()) is { End: >= 0 } closed) return closed;
        return First(value, string.Empty);
    }

    private static (int End, string Joint) First(ReadOnlySpan<char> value, string closer)
    {
        var found = (End: -1, Joint: Joints[0]);
        foreach (var joint in Joints)
        {
            var at = value.IndexOf(closer + joint, StringComparison.Ordinal);
            if (at >= 0 && (found.End < 0 || at + closer.Length < found.End)) found = (at + closer.Length, joint);
        }

        return found;
    }
}
