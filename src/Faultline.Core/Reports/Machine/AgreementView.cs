namespace Faultline.Reports.Machine;

/// <summary>What <c>agreement --json</c> prints.</summary>
public sealed record AgreementView
{
    /// <summary>Runs that were looked at.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>Failures that at least one compared party labelled.</summary>
    public required int Failures { get; init; }

    public required IReadOnlyList<AgreementPairView> Pairs { get; init; }

    /// <summary>Krippendorff's alpha over all who read failures; null when fewer than two read a failure in common.</summary>
    public required EstimateView? Alpha { get; init; }

    public required IReadOnlyList<CalibrationView> Calibration { get; init; }

    /// <summary>Shares of the faults in all failures; empty without labels of people.</summary>
    public required IReadOnlyList<ShareView> Shares { get; init; }
}
