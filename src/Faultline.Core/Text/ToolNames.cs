namespace Faultline.Text;

/// <summary>What the words of a tool's name (<c>register_for_session</c>) say of it.</summary>
public static class ToolNames
{
    private static readonly HashSet<string> Verbs = new(["check", "search", "lookup", "look", "find", "get", "list", "verify", "compare", "query", "read", "show", "end"], StringComparer.Ordinal);

    private static readonly HashSet<string> Vague = new(["action", "request", "item", "info", "data", "event", "user"], StringComparer.Ordinal);

    /// <summary>True for a tool that only looks something up, by the first word of its name: nothing later can miss what it did.</summary>
    public static bool IsLookup(string tool) => Verbs.Contains(tool.Split('_')[0]);

    /// <summary>True for a part of a name that names no action.</summary>
    public static bool IsVague(string part) => Vague.Contains(part);
}
