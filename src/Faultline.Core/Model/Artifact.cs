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
    public string? Text
    {
        get => field ??= Written?.Decode();
        init
        {
            field = value;
            Written = null;
        }
    }

    /// <summary>Why <see cref="Text"/> is null, or what is missing from it.</summary>
    public string? Note { get; init; }

    /// <summary>The text as its source wrote it, given instead of <see cref="Text"/>; null for texts that come decoded.</summary>
    internal WrittenText? Written { get; init; }

    /// <summary>About how long the text is; 0 without one.</summary>
    internal int Size => Written?.Json.Length ?? Text?.Length ?? 0;

    // Of two artifacts only one may have been decoded.
    public bool Equals(Artifact? other) => other is not null && Name == other.Name && Kind == other.Kind && At == other.At && Text == other.Text && Note == other.Note;

    public override int GetHashCode() => HashCode.Combine(Name, Kind, At, Note);
}
