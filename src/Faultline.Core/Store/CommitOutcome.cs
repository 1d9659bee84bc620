namespace Faultline.Store;

/// <summary>What an import did to the workspace.</summary>
public enum CommitOutcome
{
    /// <summary>The run was new.</summary>
    Added = 0,

    /// <summary>A revision with the same content was there already; no file changed.</summary>
    Unchanged = 1,

    /// <summary>The run was there with other content; this import is its next revision, the earlier ones are untouched.</summary>
    KeptBeside = 2,
}
