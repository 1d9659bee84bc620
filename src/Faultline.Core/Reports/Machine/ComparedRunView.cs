namespace Faultline.Reports.Machine;

/// <param name="Id">The run's id, with <c>~revision</c> from the second on.</param>
/// <param name="Failed">Failed trials in the last session of each case; the counts that follow are over these.</param>
public sealed record ComparedRunView(
    string Id,
    string? Model,
    int Cases,
    int Failed,
    int EndedSession,
    int EmptyResponse,
    IReadOnlyDictionary<string, int> Dimensions,
    IReadOnlyDictionary<string, int> Mechanisms);
