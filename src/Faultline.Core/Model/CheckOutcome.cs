namespace Faultline.Model;

public enum CheckOutcome
{
    Passed = 0,
    Failed = 1,
    Skipped = 2,

    /// <summary>Started and never ended, or the source does not say.</summary>
    Unknown = 3,
}
