namespace Faultline.Store;

/// <summary>What <see cref="RunWriter.CommitAsync"/> did, and the revision that now holds the content.</summary>
public sealed record CommitResult(CommitOutcome Outcome, StoredRun Run);
