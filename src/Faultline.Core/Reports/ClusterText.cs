using Faultline.Model;

namespace Faultline.Reports;

/// <summary>A failure's cluster in words; what rules of the user did is said.</summary>
public static class ClusterText
{
    /// <summary>The name that rules give the cluster, with the value it was split by; null where no rule moved the failure.</summary>
    public static string? Name(ClusterMember member) => member.Move switch
    {
        { Name: { } name, Parent: not null } split => $"{name} ({split.SplitBy}: {split.Value})",
        { Name: { } name } => name,
        { Parent: not null } split => $"{split.SplitBy}: {split.Value}",
        _ => null,
    };

    /// <summary>Why it is there: the rules, and where it would be without them; null where no rule moved it.</summary>
    public static string? Why(ClusterMember member)
    {
        if (member.Move is not { } move) return null;
        List<string> rules = [.. new[] { move.Rule, move.Parent is null ? null : move.SplitRule }.OfType<string>().Distinct(StringComparer.Ordinal)];
        return $"by {(rules.Count == 1 ? "the rule" : "the rules")} {string.Join(" and ", rules)} of this workspace, without {(rules.Count == 1 ? "it" : "them")} {move.EngineCluster}";
    }
}
