namespace Faultline.Model;

/// <summary>What the machine found in one failure: facts, and the provisional label with the findings that lost to it.</summary>
public sealed record Analysis
{
    /// <summary>The failure's id (<see cref="TrialKey.FailureId"/>).</summary>
    public required string Failure { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The provisional label; null when every rule abstained.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What other rules said, strongest first.</summary>
    public IReadOnlyList<Finding> Others { get; init; } = [];

    /// <summary>Rules of the user and registered gaps that it meets; null where none were asked, as in what the ledger holds.</summary>
    public IReadOnlyList<PolicyMatch>? Policy { get; init; }

    /// <summary>True when a rule of the user lists it apart. It still counts as a failure.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsIgnored => Policy?.Any(p => p.Ignores) == true;
}
