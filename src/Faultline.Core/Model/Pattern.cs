namespace Faultline.Model;

/// <summary>Something that holds across failures, runs or time.</summary>
public sealed record Pattern
{
    /// <summary>What kind: <c>shared-cause</c>, <c>harder-category</c>, <c>suspect-case</c> ...</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What was counted, with its denominator and its uncertainty.</summary>
    public required string Explanation { get; init; }

    /// <summary>Cases it is about, strongest first.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>Runs it rests on.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>Ids of the failures it rests on.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>Order within its kind: more is stronger. What it measures is said in <see cref="Explanation"/>.</summary>
    public required double Weight { get; init; }

    /// <summary>Corrected for the number of comparisons; null where nothing was tested.</summary>
    public double? PValue { get; init; }
}
