namespace Faultline.Reports.Machine;

/// <summary>Two parties on the failures that both labelled.</summary>
public sealed record AgreementPairView
{
    /// <summary>The one that is taken as right for precision and recall.</summary>
    public required string Reference { get; init; }

    public required string Other { get; init; }

    /// <summary>Failures that both labelled.</summary>
    public required int Common { get; init; }

    /// <summary>Labelled by one of them only.</summary>
    public required int Apart { get; init; }

    public required EstimateView? Accuracy { get; init; }

    /// <summary>Cohen's kappa; null where chance alone would agree always.</summary>
    public required EstimateView? Kappa { get; init; }

    public required EstimateView? Ac1 { get; init; }

    public required double? MacroF1 { get; init; }

    public required IReadOnlyList<ClassAgreementView> Classes { get; init; }

    /// <summary>Counts by the reference's fault, then by the other's.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Confusion { get; init; }
}
