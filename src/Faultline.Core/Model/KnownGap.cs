namespace Faultline.Model;

/// <summary>A registered limitation of an eval, as an entry of the register says it.</summary>
public sealed record KnownGap
{
    /// <summary>Lower-kebab; never reused.</summary>
    public required string Id { get; init; }

    /// <summary>The predicate that a failure must meet; null for an entry that explains nothing until somebody writes one.</summary>
    public string? Match { get; init; }

    public required string Reason { get; init; }

    public string? Owner { get; init; }

    public DateOnly? Since { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Where it was written down first, as <c>path:line</c> or an address.</summary>
    public string? Source { get; init; }

    /// <summary><c>open</c>, <c>resolved</c> or <c>removed</c>; only an open one is evidence.</summary>
    public required string Status { get; init; }

    /// <summary>Case that it was written down for; null when it is about several or about none in particular.</summary>
    public string? Case { get; init; }

    /// <summary>The register's file.</summary>
    public required string File { get; init; }

    /// <summary>1-based line of the reason in <see cref="File"/>.</summary>
    public required int Line { get; init; }
}
