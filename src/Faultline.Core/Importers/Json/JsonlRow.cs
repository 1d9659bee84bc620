namespace Faultline.Importers.Json;

/// <summary>
/// One row while it lies in the reader's buffer: a JSON object that was checked in full. Nothing of it may be kept; the caller says
/// whether the row is, and gets a <see cref="JsonlRecord"/> then. The line number is known only then, since blocks are read in parallel.
/// </summary>
public readonly ref struct JsonlRow
{
    private readonly ReadOnlySpan<JsonlSlice> _values;

    internal JsonlRow(JsonlFields fields, long offset, ReadOnlySpan<byte> bytes, ReadOnlySpan<JsonlSlice> values, ReadOnlySpan<JsonlMember> members)
    {
        Fields = fields;
        Offset = offset;
        Bytes = bytes;
        _values = values;
        Members = members;
    }

    public JsonlFields Fields { get; }

    /// <summary>Place of the row's first byte in the file.</summary>
    public long Offset { get; }

    /// <summary>The row without its line end.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Members of <see cref="JsonlFields.MembersOf"/>, each name once (the last one wins); empty when that is no object.</summary>
    public ReadOnlySpan<JsonlMember> Members { get; }

    /// <summary>The value of a field by its place in the list of names; of a key written twice, the last.</summary>
    public JsonlValue this[int field] => Bytes.Of(_values[field]);

    public JsonlValue this[string field] => this[Fields.IndexOf(field)];

    public JsonlValue Value(JsonlMember member) => Bytes.Of(new JsonlSlice(member.Start, member.Length, member.Kind));

    /// <summary>A copy that outlives the buffer.</summary>
    internal JsonlRecord Copy(long line, int length, bool isRepaired)
        => new(Fields, Offset, length, line, isRepaired, Bytes.ToArray(), _values.ToArray(), Members.ToArray());
}
