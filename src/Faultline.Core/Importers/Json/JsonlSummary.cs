namespace Faultline.Importers.Json;

/// <summary>What a scan met. Exact: <c>Lines</c> is <c>Rows + Blank + Unread</c>.</summary>
public sealed record JsonlSummary
{
    /// <summary>Lines of the file; a last one without a line end counts, an empty rest after the last line end does not.</summary>
    public required long Lines { get; init; }

    /// <summary>Lines that hold an object; repaired ones are among them.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that the caller kept.</summary>
    public required long Kept { get; init; }

    /// <summary>Lines of white space.</summary>
    public required long Blank { get; init; }

    /// <summary>Lines that are in no row because of a problem.</summary>
    public required long Unread { get; init; }

    /// <summary>Rows in which invalid UTF-8 or a bare NaN was replaced.</summary>
    public required long Repaired { get; init; }

    /// <summary>Rows that were read by System.Text.Json since the fast path does not cover them (escaped keys, very many tokens).</summary>
    public required long ReadSlowly { get; init; }

    /// <summary>Length of the file when it was opened; what was appended later is not read.</summary>
    public required long Bytes { get; init; }

    /// <summary>The first of them in file order, at most <see cref="JsonlOptions.MaxProblems"/>. There are <c>Unread + Repaired</c> in all.</summary>
    public required IReadOnlyList<JsonlProblem> Problems { get; init; }
}
