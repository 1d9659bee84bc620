namespace Faultline.Skills;

internal enum InstallOutcome
{
    Written,

    /// <summary>It was there already, word for word.</summary>
    Same,

    /// <summary>Somebody changed it by hand.</summary>
    Kept,
}
