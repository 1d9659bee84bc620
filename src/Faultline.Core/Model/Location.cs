namespace Faultline.Model;

/// <summary>
/// A place in a source. <c>Source</c> is a path relative to the run's root ('/' separated; <c>a.zip!b.txt</c> is an entry of
/// an archive). <c>Pointer</c> is a JSON Pointer (RFC 6901) to a string, a line range <c>#L3</c> or <c>#L3-L5</c> (1-based),
/// or both, the lines then counting inside that string: <c>/outputFiles/run.log#L12</c>. In a file of rows (JSON Lines) the
/// row comes first: <c>#L12/judge_reasoning</c> is a JSON Pointer inside line 12, <c>#L12/judge_reasoning#L2</c> a line of that string.
/// </summary>
public sealed record Location(string Source, string Pointer)
{
    private int HashAt
    {
        get
        {
            var at = Pointer.LastIndexOf("#L", StringComparison.Ordinal);
            return at < RowLength ? -1 : at;
        }
    }

    // Length of '#L12' where a JSON Pointer follows it; 0 otherwise.
    private int RowLength
    {
        get
        {
            if (!Pointer.StartsWith("#L", StringComparison.Ordinal)) return 0;
            var end = 2;
            while (end < Pointer.Length && char.IsAsciiDigit(Pointer[end])) end++;
            return end > 2 && end < Pointer.Length && Pointer[end] == '/' ? end : 0;
        }
    }

    /// <summary>The line of a file of rows that the JSON Pointer starts from, 1-based; null when it starts from the whole file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int? Row => RowLength == 0 ? null : int.Parse(Pointer.AsSpan(2, RowLength - 2), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The JSON Pointer part; empty for a whole text file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string JsonPointer => HashAt < 0 ? Pointer[RowLength..] : Pointer[RowLength..HashAt];

    /// <summary>True when no lines are chosen: the whole text at the JSON Pointer.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWhole => HashAt < 0;

    /// <summary>First line, 1-based; 1 when the pointer names none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int FirstLine
    {
        get
        {
            if (HashAt < 0) return 1;
            var lines = Pointer.AsSpan(HashAt + 2);
            var dash = lines.IndexOf('-');
            return int.Parse(dash < 0 ? lines : lines[..dash], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Last line, 1-based; the first line when the pointer names one or none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int LastLine
    {
        get
        {
            var dash = HashAt < 0 ? -1 : Pointer.IndexOf("-L", HashAt, StringComparison.Ordinal);
            return dash < 0
                ? FirstLine
                : int.Parse(Pointer.AsSpan(dash + 2), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The place <paramref name="offset"/> lines (0-based) below this one, <paramref name="count"/> lines long.</summary>
    public Location Lines(int offset, int count = 1)
    {
        var first = FirstLine + offset;
        var range = count > 1
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#L{first}-L{first + count - 1}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#L{first}");
        return this with { Pointer = Pointer[..RowLength] + JsonPointer + range };
    }
}
