namespace Faultline.Rules.Conversation;

/// <summary>Tools that only look something up, by the first word of their name: nothing later can miss what they did.</summary>
internal static class Lookups
{
    private static readonly HashSet<string> Verbs = new(["check", "search", "lookup", "look", "find", "get", "list", "verify", "compare", "query", "read", "show", "end"], StringComparer.Ordinal);

    public static bool Is(string tool) => Verbs.Contains(tool.Split('_')[0]);
}
