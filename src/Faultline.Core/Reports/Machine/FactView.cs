namespace Faultline.Reports.Machine;

public sealed record FactView
{
    public required string Kind { get; init; }

    public required string? Check { get; init; }

    public required string? Code { get; init; }

    public required string? Severity { get; init; }

    public required string? File { get; init; }

    public required int? Line { get; init; }

    public required int? Column { get; init; }

    public required string Message { get; init; }

    public required string? Subject { get; init; }

    public required string? Expected { get; init; }

    public required string? Actual { get; init; }

    public required EvidenceView Evidence { get; init; }
}
