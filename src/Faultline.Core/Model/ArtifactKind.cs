namespace Faultline.Model;

public enum ArtifactKind
{
    /// <summary>A file the model produced.</summary>
    Output = 0,

    /// <summary>A file of the reference answer.</summary>
    Expected = 1,

    /// <summary>The task text the model was given.</summary>
    Task = 2,

    /// <summary>The code or rubric that grades.</summary>
    Grader = 3,

    /// <summary>A log of the harness.</summary>
    Log = 4,

    /// <summary>A note of known gaps that came with the case.</summary>
    GapNote = 5,

    Other = 6,
}
