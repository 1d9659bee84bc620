namespace Faultline.Rules.Conversation;

/// <summary>Reads the role of a dimension from the words of its name.</summary>
internal static class DimensionRoles
{
    private static readonly Dictionary<string, DimensionRole> Words = new(StringComparer.Ordinal)
    {
        ["tool"] = DimensionRole.ToolUse,
        ["tools"] = DimensionRole.ToolUse,
        ["function"] = DimensionRole.ToolUse,
        ["instruction"] = DimensionRole.Instruction,
        ["instructions"] = DimensionRole.Instruction,
        ["kb"] = DimensionRole.Knowledge,
        ["knowledge"] = DimensionRole.Knowledge,
        ["grounding"] = DimensionRole.Knowledge,
        ["factuality"] = DimensionRole.Knowledge,
        ["ambiguity"] = DimensionRole.Ambiguity,
        ["state"] = DimensionRole.State,
        ["memory"] = DimensionRole.State,
        ["turn"] = DimensionRole.Timing,
        ["audio"] = DimensionRole.Timing,
        ["timing"] = DimensionRole.Timing,
    };

    public static DimensionRole Of(string dimension)
    {
        foreach (var word in dimension.ToLowerInvariant().Split('_', '-', ' '))
        {
            if (Words.TryGetValue(word, out var role)) return role;
        }

        return DimensionRole.Other;
    }
}
