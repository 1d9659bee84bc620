using System.Collections.Concurrent;

namespace Faultline.Importers.Conversation;

/// <summary>One string for a name that every row repeats: what is kept of a row must not keep a copy of its keys.</summary>
internal static class Names
{
    private const int Most = 1000;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(string name) => Known.TryGetValue(name, out var known) ? known : Known.Count < Most ? Known.GetOrAdd(name, name) : name;
}
