namespace Faultline.Reports.Machine;

/// <param name="Other">Neither: errors, unknown; of corrected counts, tests that no valid judgement settled.</param>
public sealed record BatchCountsView(int Passed, int Failed, int Other);
