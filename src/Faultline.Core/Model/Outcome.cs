namespace Faultline.Model;

/// <summary>How a trial ended.</summary>
public enum Outcome
{
    /// <summary>Every recorded check passed.</summary>
    Passed = 0,

    /// <summary>The harness recorded a failure.</summary>
    Failed = 1,

    /// <summary>The harness recorded that no verdict was reached.</summary>
    Errored = 2,

    /// <summary>Started and never ended, as far as the logs know.</summary>
    Unfinished = 3,
}
