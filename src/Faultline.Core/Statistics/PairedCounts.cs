namespace Faultline.Statistics;

/// <summary>Two runs over the cases that both scored: the fourfold table of their passes and fails.</summary>
public sealed record PairedCounts(int BothPass, int OnlyAFails, int OnlyBFails, int BothFail)
{
    public int Cases => BothPass + OnlyAFails + OnlyBFails + BothFail;

    /// <summary>The same with first and second exchanged.</summary>
    public PairedCounts Swapped => this with { OnlyAFails = OnlyBFails, OnlyBFails = OnlyAFails };
}
