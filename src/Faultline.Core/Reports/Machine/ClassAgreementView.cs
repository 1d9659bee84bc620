namespace Faultline.Reports.Machine;

/// <param name="Reference">How often the reference gives this fault.</param>
/// <param name="Precision">Null when the other never gives it.</param>
/// <param name="Recall">Null when the reference never gives it.</param>
/// <param name="Kappa">Of this fault against all others; null where chance alone would agree always.</param>
public sealed record ClassAgreementView(string Fault, int Reference, int Other, int Both, double? Precision, double? Recall, double? F1, double? Kappa);
