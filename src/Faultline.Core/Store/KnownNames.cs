using System.Text.Json;

namespace Faultline.Store;

/// <summary>One string for each name, however often it is read: the trials of a run name the same few files, checks and tools.</summary>
internal sealed class KnownNames
{
    private const int Most = 2000;
    private const int Longest = 128;

    [ThreadStatic]
    private static KnownNames? _ofThread;

    private readonly Dictionary<byte[], string> _names = new(ByteStrings.Comparer);

    /// <summary>For the calling thread alone.</summary>
    public static KnownNames OfThread => _ofThread ??= new KnownNames();

    /// <summary>The string at which the reader stands.</summary>
    public string Of(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped || json.HasValueSequence || json.ValueSpan.Length > Longest) return json.GetString()!;
        var names = _names.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (names.TryGetValue(json.ValueSpan, out var known)) return known;
        var name = json.GetString()!;
        if (_names.Count < Most) _names.Add(json.ValueSpan.ToArray(), name);
        return name;
    }
}
