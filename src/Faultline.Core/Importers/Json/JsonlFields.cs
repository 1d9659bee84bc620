using System.Runtime.CompilerServices;
using System.Text;

namespace Faultline.Importers.Json;

/// <summary>The top-level fields of a row that the caller asks for; all others are stepped over.</summary>
public sealed class JsonlFields
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;

    /// <param name="names">Each once. A value is asked for by its place in this list or, slower, by name.</param>
    public JsonlFields(params ReadOnlySpan<string> names)
    {
        _names = names.ToArray();
        if (_names.Distinct(StringComparer.Ordinal).Count() != _names.Length) throw new ArgumentException("A field is named twice.", nameof(names));
        _utf8 = Array.ConvertAll(_names, Encoding.UTF8.GetBytes);
    }

    public int Count => _names.Length;

    /// <summary>One of the names, whose value is an object of which the members are asked for too, such as <c>scores</c>; null for none.</summary>
    public string? MembersOf
    {
        get => MembersField < 0 ? null : _names[MembersField];
        init => MembersField = value is null ? -1 : IndexOf(value);
    }

    internal int MembersField { get; private init; } = -1;

    /// <summary>The place of <paramref name="name"/>; throws when it was not asked for.</summary>
    public int IndexOf(string name)
    {
        var index = Array.IndexOf(_names, name);
        return index >= 0 ? index : throw new ArgumentException($"Field '{name}' was not asked for; asked for were '{string.Join("', '", _names)}'.", nameof(name));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int Find(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            var name = _utf8[i];
            if (name.Length == key.Length && key.SequenceEqual(name)) return i;
        }

        return -1;
    }
}
