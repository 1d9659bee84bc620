namespace Faultline.Model;

/// <summary>A named text of a trial or its case.</summary>
public sealed record Artifact
{
    /// <summary>Path inside the kind, e.g. <c>convex/index.ts</c> for output and for expected alike.</summary>
    public required string Name { get; init; }

    public required ArtifactKind Kind { get; init; }

    /// <summary>Where the text begins in the input.</summary>
    public required Location At { get; init; }

    /// <summary>The text; null when it was not read (a binary file, or one above the size limit: see <see cref="Note"/>).</summary>
    public string? Text { get; init; }

    /// <summary>Why <see cref="Text"/> is null, or what is missing from it.</summary>
    public string? Note { get; init; }
}
