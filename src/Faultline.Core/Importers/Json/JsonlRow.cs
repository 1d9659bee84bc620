using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>
/// One row while it lies in the reader's buffer: a JSON object that was checked in full. Nothing of it may be kept; the caller says
/// whether the row is, and gets a <see cref="JsonlRecord"/> then, or makes something of its own of it. The line number is known only
/// then, since blocks are read in parallel.
/// </summary>
public readonly ref struct JsonlRow
{
    private readonly ReadOnlySpan<JsonlSlice> _values;

    internal JsonlRow(JsonlFields fields, long offset, int length, bool isRepaired, ReadOnlySpan<byte> bytes, ReadOnlySpan<JsonlSlice> values, ReadOnlySpan<JsonlMember> members)
    {
        Fields = fields;
        Offset = offset;
        Length = length;
        IsRepaired = isRepaired;
        Bytes = bytes;
        _values = values;
        Members = members;
    }

    public JsonlFields Fields { get; }

    /// <summary>Place of the row's first byte in the file.</summary>
    public long Offset { get; }

    /// <summary>Bytes of the row in the file, without its line end.</summary>
    public int Length { get; }

    /// <inheritdoc cref="JsonlRecord.IsRepaired"/>
    public bool IsRepaired { get; }

    /// <summary>The row without its line end: a JSON object in valid UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Members of <see cref="JsonlFields.MembersOf"/>, each name once (the last one wins); empty when that is no object.</summary>
    public ReadOnlySpan<JsonlMember> Members { get; }

    /// <summary>The value of a field by its place in the list of names; of a key written twice, the last.</summary>
    public JsonlValue this[int field] => Bytes.Of(_values[field]);

    public JsonlValue this[string field] => this[Fields.IndexOf(field)];

    public JsonlValue Value(JsonlMember member) => Bytes.Of(new JsonlSlice(member.Start, member.Length, member.Kind));

    /// <summary>True when a member has that kind, e.g. <c>False</c> for a row with a failed score.</summary>
    public bool HasMember(JsonValueKind kind)
    {
        foreach (var member in Members)
        {
            if (member.Kind == kind) return true;
        }

        return false;
    }

    /// <summary>A copy that outlives the buffer. Its line is set when the rows before it are counted.</summary>
    internal JsonlRecord Copy() => new(Fields, Offset, Length, IsRepaired, Bytes.ToArray(), _values.ToArray(), Members.ToArray());
}
