namespace Faultline.Model;

/// <summary>What a run says about a case when runs are compared. Only <see cref="Passed"/> and <see cref="Failed"/> are scores.</summary>
public enum CaseState
{
    Passed = 0,
    Failed = 1,

    /// <summary>No verdict was reached.</summary>
    Errored = 2,

    /// <summary>Started and never ended.</summary>
    Unfinished = 3,

    /// <summary>Scored more than once in its last session, and the scores disagree.</summary>
    Mixed = 4,

    /// <summary>Planned, and no trial of it exists.</summary>
    Missing = 5,

    /// <summary>Not among the cases this run is known to have planned or tried.</summary>
    Untried = 6,
}
