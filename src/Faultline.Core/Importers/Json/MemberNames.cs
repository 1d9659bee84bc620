using System.Runtime.CompilerServices;
using System.Text;

namespace Faultline.Importers.Json;

/// <summary>
/// Names of members, decoded once. Rows of a file mostly have the same members in the same order, so each is looked for first where
/// the row before had it.
/// </summary>
internal sealed class MemberNames
{
    private const int Most = 64;

    private readonly List<(byte[] Utf8, string Name)> _names = [];

    /// <summary>The id of a name (0 to 63); -1 when there are too many different ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int IdOf(ReadOnlySpan<byte> utf8, int expected)
    {
        if (expected < _names.Count && utf8.SequenceEqual(_names[expected].Utf8)) return expected;
        for (var id = 0; id < _names.Count; id++)
        {
            if (utf8.SequenceEqual(_names[id].Utf8)) return id;
        }

        if (_names.Count == Most) return -1;
        _names.Add((utf8.ToArray(), Encoding.UTF8.GetString(utf8)));
        return _names.Count - 1;
    }

    public string this[int id] => _names[id].Name;
}
