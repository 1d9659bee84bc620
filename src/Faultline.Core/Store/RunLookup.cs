namespace Faultline.Store;

/// <summary>What <see cref="FileStore.FindRun"/> found.</summary>
public abstract record RunLookup
{
    private RunLookup()
    {
    }

    public sealed record Found(StoredRun Run) : RunLookup;

    /// <summary>No run has this id, prefix or revision.</summary>
    public sealed record None(string Asked) : RunLookup;

    /// <summary>Several runs begin like this: the latest revision of each, in order of their ids.</summary>
    public sealed record Ambiguous(string Asked, IReadOnlyList<StoredRun> Candidates) : RunLookup;
}
