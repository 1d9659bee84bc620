namespace Faultline.Reports;

/// <summary>How far the label of a failure can be trusted.</summary>
public enum LabelStatus
{
    /// <summary>Every rule abstained.</summary>
    Unlabelled = 0,

    /// <summary>A rule's guess that nobody reviewed.</summary>
    Provisional = 1,

    /// <summary>A reviewer confirmed or gave it.</summary>
    Reviewed = 2,

    /// <summary>Reviewers read like failures and agreed; nobody read this one.</summary>
    Propagated = 3,
}
