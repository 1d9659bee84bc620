namespace Faultline.Reports.Machine;

/// <param name="Kind"><c>rule</c> or <c>gap</c>.</param>
/// <param name="Decides">True when the failure's label comes from it.</param>
public sealed record RuleExplanationView(string Id, string Kind, bool Matches, bool Decides, string Does, IReadOnlyList<RulePartView> Parts)
{
    /// <summary>What the failure's cluster gets from it: the name, the field with the value; null where it gets nothing.</summary>
    public string? Cluster { get; init; }
}
