namespace Faultline.Reports.Machine;

/// <summary>Whether stated confidence means what it says, measured against a reference.</summary>
/// <param name="Count">Labels with a confidence and a reference.</param>
/// <param name="Ece">Expected calibration error over ten bins of equal width, 0 to 1; null without data.</param>
/// <param name="Coverage">The largest share of labels that keeps the asked precision when only the surest are taken; null without data.</param>
/// <param name="Threshold">The confidence from which they are taken; null when no share reaches it.</param>
public sealed record CalibrationView(string Party, string Reference, int Count, double? Ece, double Precision, double? Coverage, double? Threshold);
