namespace Faultline;

/// <summary>A gap to register.</summary>
public sealed record GapAddRequest
{
    /// <summary>A tree of notes, or one note, to take entries from; then the other members say nothing but owner, since and expires.</summary>
    public string? From { get; init; }

    public string? Id { get; init; }

    public string? Match { get; init; }

    public string? Reason { get; init; }

    public string? Owner { get; init; }

    public DateOnly? Since { get; init; }

    public DateOnly? Expires { get; init; }

    public string? Source { get; init; }
}
