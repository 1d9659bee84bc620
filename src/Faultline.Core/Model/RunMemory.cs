namespace Faultline.Model;

/// <summary>What the workspace remembers that concerns a run.</summary>
public sealed record RunMemory
{
    /// <summary>By failure id.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, Recurrence> Recurrences { get; init; } = new Dictionary<string, Recurrence>(StringComparer.Ordinal);

    /// <summary>Cases that failed in the latest earlier run of the same model and pass here.</summary>
    public IReadOnlyList<EarlierOccurrence> Fixed { get; init; } = [];

    /// <summary>The run that <see cref="Fixed"/> is held against; null when there is none.</summary>
    public string? Previous { get; init; }

    public IReadOnlyList<FlakyCase> Flaky { get; init; } = [];

    /// <summary>What this run says about earlier actions.</summary>
    public IReadOnlyList<ActionEffect> Effects { get; init; } = [];

    /// <summary>Recommendations of earlier reports on which nobody acted.</summary>
    public IReadOnlyList<ReturningProposal> Returning { get; init; } = [];
}
