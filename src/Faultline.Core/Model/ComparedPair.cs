namespace Faultline.Model;

/// <summary>Two runs, over the cases that both scored.</summary>
public sealed record ComparedPair
{
    /// <summary>Id of the first run.</summary>
    public required string A { get; init; }

    /// <summary>Id of the second run.</summary>
    public required string B { get; init; }

    /// <summary>Cases that both scored.</summary>
    public required int Cases { get; init; }

    /// <summary>Cases that one of the two knows and not both scored.</summary>
    public required int LeftOut { get; init; }

    public required int OnlyAFails { get; init; }

    public required int OnlyBFails { get; init; }

    public required int BothFail { get; init; }

    /// <summary>Pass rate of A less that of B; null when they share no scored case.</summary>
    public required double? Difference { get; init; }

    /// <summary>95 % interval of <see cref="Difference"/>.</summary>
    public required (double Low, double High)? Interval { get; init; }

    /// <summary>Exact two-sided McNemar test; null when they share no scored case.</summary>
    public required double? P { get; init; }

    /// <summary><see cref="P"/> after Holm's correction for the number of pairs in this comparison.</summary>
    public required double? AdjustedP { get; init; }
}
