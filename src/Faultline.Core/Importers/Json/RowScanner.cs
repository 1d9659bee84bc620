using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Faultline.Importers.Json;

/// <summary>
/// Reads one row after the other: the fast way, else with System.Text.Json. What the fast way accepts, System.Text.Json accepts with
/// the same values; what it does not, is decided there. One instance for each worker.
/// </summary>
internal sealed class RowScanner(JsonlFields fields, VectorWidth width) : IDisposable
{
    private readonly JsonlSlice[] _values = new JsonlSlice[fields.Count];
    private readonly int[] _tokens = ArrayPool<int>.Shared.Rent(Tokens.Most);
    private readonly MemberNames _names = new();
    private JsonlMember[] _members = new JsonlMember[64];
    private int _memberCount;

    /// <summary>A copy without invalid UTF-8; null when the row was valid.</summary>
    private byte[]? _repaired;

    public bool WasSlow { get; private set; }

    public bool WasRepaired => _repaired is not null;

    /// <summary>Where the first invalid UTF-8 is; only after a repair.</summary>
    public int InvalidAt { get; private set; }

    /// <summary>
    /// Reads the row in the first <paramref name="length"/> bytes; <see cref="Tokens.Padding"/> readable bytes follow. Null, or why it is no object.
    /// </summary>
    public RowFault? Read(ReadOnlySpan<byte> padded, int length)
    {
        _repaired = null;
        var row = padded[..length];
        var traits = RowTraits.NonAscii;
        var count = length > JsonlLimits.FastRowBytes ? -1 : Tokens.Find(padded, length, _tokens, width, out traits);
        if (traits.HasFlag(RowTraits.NonAscii) && !Utf8.IsValid(row))
        {
            InvalidAt = Utf8Repair.FirstInvalid(row);
            _repaired = Utf8Repair.Replace(row);
            count = -1;
        }

        WasSlow = count < 0 || !ReadFast(row, _tokens.AsSpan(0, count), traits.HasFlag(RowTraits.Escapes));
        return WasSlow ? ReadSlowly(_repaired ?? row) : null;
    }

    /// <summary>The row that was read last; valid until the next one.</summary>
    public JsonlRow Row(ReadOnlySpan<byte> padded, int length, long offset)
        => new(fields, offset, _repaired ?? padded[..length], _values, _members.AsSpan(0, _memberCount));

    public void Dispose() => ArrayPool<int>.Shared.Return(_tokens);

    private bool ReadFast(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, bool escapes)
    {
        Clear();
        if (tokens.Length < 2 || row[tokens[0]] != '{') return false;
        if (row[tokens[1]] == '}') return tokens.Length == 2;
        for (var i = 1; ;)
        {
            var value = Nesting.AfterKey(row, tokens, i);
            if (value < 0) return false;
            var key = row[(tokens[i] + 1)..tokens[i + 1]];
            if (escapes && key.Contains((byte)'\\')) return false;
            var field = fields.Find(key);
            i = Nesting.Value(row, tokens, value, 1, out var slice);
            if (i < 0 || i >= tokens.Length) return false;
            if (field >= 0)
            {
                _values[field] = slice;
                if (field == fields.MembersField && !ReadMembers(row, tokens, value, slice.Kind, escapes)) return false;
            }

            var after = row[tokens[i++]];
            if (after == '}') return i == tokens.Length;
            if (after != ',') return false;
        }
    }

    /// <summary>The grammar was checked already.</summary>
    private bool ReadMembers(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, int i, JsonValueKind kind, bool escapes)
    {
        _memberCount = 0;
        if (kind != JsonValueKind.Object || row[tokens[i + 1]] == '}') return true;
        var seen = 0UL;
        do
        {
            i++;
            var key = row[(tokens[i] + 1)..tokens[i + 1]];
            var id = escapes && key.Contains((byte)'\\') ? -1 : _names.IdOf(key, _memberCount);
            if (id < 0) return false;
            i = Nesting.Value(row, tokens, i + 3, 2, out var slice);
            var member = new JsonlMember(_names[id], slice.Kind, slice.Start, slice.Length);
            if ((seen & (1UL << id)) != 0) Replace(member);
            else Add(member);
            seen |= 1UL << id;
        }
        while (row[tokens[i]] == ',');
        return true;
    }

    private RowFault? ReadSlowly(ReadOnlySpan<byte> row)
    {
        Clear();
        try
        {
            var reader = new Utf8JsonReader(row);
            reader.Read();
            var kind = reader.TokenType;
            if (kind != JsonTokenType.StartObject)
            {
                reader.Skip();
                while (reader.Read())
                {
                    // Reads on for what is broken behind it.
                }

                return new RowFault(JsonlProblemKind.NotAnObject, 0, $"Found {Named(kind)} where a row should be; expected a JSON object.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = reader.ValueIsEscaped ? fields.Find(System.Text.Encoding.UTF8.GetBytes(EscapedText.Decode(reader.ValueSpan))) : fields.Find(reader.ValueSpan);
                reader.Read();
                if (field >= 0 && field == fields.MembersField)
                {
                    _memberCount = 0;
                    if (reader.TokenType == JsonTokenType.StartObject)
                    {
                        var start = (int)reader.TokenStartIndex;
                        ReadMembersSlowly(ref reader);
                        _values[field] = new JsonlSlice(start, (int)reader.BytesConsumed - start, JsonValueKind.Object);
                        continue;
                    }
                }

                var slice = SkipSlowly(ref reader);
                if (field >= 0) _values[field] = slice;
            }

            while (reader.Read())
            {
                // Only the end is left; anything else throws.
            }

            return null;
        }
        catch (JsonException e)
        {
            Clear();
            var at = (int)Math.Clamp(e.BytePositionInLine ?? 0, 0, row.Length);
            return new RowFault(JsonlProblemKind.Malformed, at, Wording(row, at));
        }
    }

    private void ReadMembersSlowly(ref Utf8JsonReader reader)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = EscapedText.Decode(reader.ValueSpan);
            reader.Read();
            var slice = SkipSlowly(ref reader);
            var member = new JsonlMember(name, slice.Kind, slice.Start, slice.Length);
            if (places.TryAdd(name, _memberCount)) Add(member);
            else _members[places[name]] = member;
        }
    }

    private static JsonlSlice SkipSlowly(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var kind = reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            JsonTokenType.Null => JsonValueKind.Null,
            var other => throw new InvalidOperationException($"a value starts with {other}"),
        };
        reader.Skip();
        return new JsonlSlice(start, (int)reader.BytesConsumed - start, kind);
    }

    private void Clear()
    {
        Array.Clear(_values);
        _memberCount = 0;
    }

    private void Add(JsonlMember member)
    {
        if (_memberCount == _members.Length) Array.Resize(ref _members, 2 * _memberCount);
        _members[_memberCount++] = member;
    }

    private void Replace(JsonlMember member)
    {
        for (var i = 0; i < _memberCount; i++)
        {
            if (_members[i].Name == member.Name) _members[i] = member;
        }
    }

    private static string Wording(ReadOnlySpan<byte> row, int at)
    {
        var nulls = row.Count((byte)0);
        if (nulls > 0) return $"The line holds {nulls} NUL bytes; expected a JSON object. The file was cut off or written over while it was written.";
        if (at >= row.Length) return "The line ends in the middle of a value; expected a JSON object in one line.";
        var c = row[at];
        return c is > 0x20 and < 0x7F
            ? $"Found '{(char)c}' at byte {at} of the line, which does not fit there; expected a JSON object in one line."
            : $"Found the byte 0x{c:X2} at byte {at} of the line, which does not fit there; expected a JSON object in one line.";
    }

    private static string Named(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a literal",
    };
}
