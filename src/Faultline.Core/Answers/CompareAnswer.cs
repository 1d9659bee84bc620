using Faultline.Model;
using Faultline.Reports.Comparisons;

namespace Faultline.Answers;

/// <summary>Runs beside each other.</summary>
public sealed class CompareAnswer : Answer
{
    public required RunComparison Comparison { get; init; }

    /// <summary>The comparison in the form that was asked for.</summary>
    public required string Text { get; init; }

    /// <summary>Where it was written; null when it is to be printed.</summary>
    public required string? File { get; init; }

    public override string ToJson() => new JsonComparison().Write(Comparison);

    public override string ToText() => File is null ? Text : $"wrote {File}\n";
}
