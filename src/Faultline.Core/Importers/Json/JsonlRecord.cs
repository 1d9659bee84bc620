using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>A row that was kept: its place in the file, a copy of its bytes, and the values that were asked for.</summary>
public sealed class JsonlRecord
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonlLimits.MaxDepth };

    private readonly byte[] _bytes;
    private readonly JsonlSlice[] _values;
    private readonly JsonlMember[] _members;

    internal JsonlRecord(JsonlFields fields, long offset, int length, bool isRepaired, byte[] bytes, JsonlSlice[] values, JsonlMember[] members)
    {
        Fields = fields;
        Offset = offset;
        Length = length;
        IsRepaired = isRepaired;
        _bytes = bytes;
        _values = values;
        _members = members;
    }

    public JsonlFields Fields { get; }

    /// <summary>Place of the row's first byte in the file.</summary>
    public long Offset { get; }

    /// <summary>Bytes of the row in the file, without its line end.</summary>
    public int Length { get; }

    /// <summary>1-based; blank lines count.</summary>
    public long Line { get; internal set; }

    /// <summary>True when invalid UTF-8 or a bare NaN was replaced: the bytes here then differ from those of the file, and a problem says so.</summary>
    public bool IsRepaired { get; }

    /// <summary>The row; a JSON object in valid UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <inheritdoc cref="JsonlRow.Members"/>
    public ReadOnlySpan<JsonlMember> Members => _members;

    /// <inheritdoc cref="JsonlRow.this[int]"/>
    public JsonlValue this[int field] => ((ReadOnlySpan<byte>)_bytes).Of(_values[field]);

    public JsonlValue this[string field] => this[Fields.IndexOf(field)];

    public JsonlValue Value(JsonlMember member) => ((ReadOnlySpan<byte>)_bytes).Of(new JsonlSlice(member.Start, member.Length, member.Kind));

    /// <summary>The whole row as a document; the caller disposes it. GetString throws there for half a surrogate pair; <see cref="JsonlValue.Text"/> does not.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Bytes, Options);
}
