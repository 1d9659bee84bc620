namespace Faultline.Model;

/// <summary>What makes a trial unique. Session and attempt count from 1.</summary>
public sealed record TrialKey(string Run, string Case, int Session = 1, int Attempt = 1)
{
    /// <summary>
    /// Short stable id of the failure of this trial: <c>f</c> and 12 base-32 digits of the key's SHA-256.
    /// It depends on nothing but the key, so it is the same on every machine and in every version.
    /// </summary>
    public string FailureId() => "f" + ContentHash.Short($"{Run}\n{Case}\n{Session}\n{Attempt}");
}
