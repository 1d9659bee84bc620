namespace Faultline.Model;

/// <summary>A text of a packet with the place that evidence cites.</summary>
public sealed record PacketText
{
    /// <summary>Short name inside the packet: <c>T3</c>. Ranges of the text are asked for by it.</summary>
    public required string Id { get; init; }

    /// <summary><c>task</c>, <c>expected</c>, <c>grader</c>, <c>output</c>, <c>log</c>, <c>error</c>, <c>check</c> or <c>other</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>What evidence gives as its source.</summary>
    public required string Source { get; init; }

    /// <summary>What evidence gives as its pointer; lines may follow it (<c>#L12</c>).</summary>
    public required string Pointer { get; init; }

    /// <summary>Lines of the whole text.</summary>
    public required int Lines { get; init; }

    /// <summary>The text; where parts are left out, a line says which. Null when it was not read: see <see cref="Note"/>.</summary>
    public required string? Text { get; init; }

    public required string? Note { get; init; }

    /// <summary>Ranges of lines that are left out, first and last; empty when the text is whole.</summary>
    public required IReadOnlyList<PacketRange> Omitted { get; init; }
}
