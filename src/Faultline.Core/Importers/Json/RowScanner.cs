using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Faultline.Importers.Json;

/// <summary>
/// Reads one row after the other: the fast way, else with System.Text.Json. What the fast way accepts, System.Text.Json accepts with
/// the same values; what it does not, is decided there. One instance for each worker.
/// </summary>
internal sealed class RowScanner(JsonlFields fields, VectorWidth width) : IDisposable
{
    private readonly RowParts _parts = new(fields);
    private readonly int[] _tokens = ArrayPool<int>.Shared.Rent(Tokens.Most);
    private readonly MemberNames _names = new();

    /// <summary>A copy without what is no UTF-8 or no JSON number; null when nothing had to be replaced.</summary>
    private byte[]? _repaired;

    /// <summary>True when System.Text.Json had to look at the row that was read last.</summary>
    public bool WasSlow { get; private set; }

    /// <summary>What was replaced in the row that was read last, and where; null when nothing was.</summary>
    public RowFault? Repair { get; private set; }

    /// <summary>
    /// Reads the row in the first <paramref name="length"/> bytes; <see cref="Tokens.Padding"/> readable bytes follow. Null, or why it is no object.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RowFault? Read(ReadOnlySpan<byte> padded, int length)
    {
        (_repaired, Repair) = (null, null);
        var row = padded[..length];
        var traits = RowTraits.NonAscii;
        var count = length > JsonlLimits.FastRowBytes ? -1 : Tokens.Find(padded, length, _tokens, width, out traits);
        var isUtf8 = !traits.HasFlag(RowTraits.NonAscii) || Utf8.IsValid(row);
        WasSlow = !isUtf8 || count < 0 || !ReadFast(row, _tokens.AsSpan(0, count), traits.HasFlag(RowTraits.Escapes));
        return WasSlow ? ReadSlowly(row, isUtf8) : null;
    }

    /// <summary>The row that was read last; valid until the next one.</summary>
    public JsonlRow Row(ReadOnlySpan<byte> padded, int length, long offset)
        => new(fields, offset, length, Repair is not null, _repaired ?? padded[..length], _parts.Values, _parts.Members);

    public void Dispose() => ArrayPool<int>.Shared.Return(_tokens);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadFast(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, bool escapes)
    {
        _parts.Clear();
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
                _parts.Set(field, slice);
                if (field == fields.MembersField && !ReadMembers(row, tokens, value, slice.Kind, escapes)) return false;
            }

            var after = row[tokens[i++]];
            if (after == '}') return i == tokens.Length;
            if (after != ',') return false;
        }
    }

    /// <summary>The grammar was checked already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadMembers(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, int i, JsonValueKind kind, bool escapes)
    {
        _parts.ClearMembers();
        if (kind != JsonValueKind.Object || row[tokens[i + 1]] == '}') return true;
        var met = 0UL;
        do
        {
            i++;
            var key = row[(tokens[i] + 1)..tokens[i + 1]];
            var id = escapes && key.Contains((byte)'\\') ? -1 : _names.IdOf(key, _parts.Members.Length);
            if (id < 0) return false;
            i = Nesting.Value(row, tokens, i + 3, 2, out var slice);
            if ((met & (1UL << id)) != 0) _parts.ReplaceMember(_names[id], slice);
            else _parts.AddMember(_names[id], slice);
            met |= 1UL << id;
        }
        while (row[tokens[i]] == ',');
        return true;
    }

    /// <summary>
    /// The reader of System.Text.Json does not look at the UTF-8 in strings, so a broken row is found broken before anything is replaced
    /// in it, and its places are those of the file.
    /// </summary>
    private RowFault? ReadSlowly(ReadOnlySpan<byte> row, bool isUtf8)
    {
        var fault = SlowRow.Read(row, _parts);
        if (fault is { Kind: JsonlProblemKind.Malformed } && BareNumbers.Replace(row, out var at) is { } replaced && SlowRow.Read(replaced, _parts) is null)
        {
            _repaired = isUtf8 ? replaced : Utf8Repair.Replace(replaced);
            Repair = new RowFault(JsonlProblemKind.BareNumber, at, isUtf8
                ? "Bare NaN or Infinity is not JSON; such values are read as null (not measured)."
                : "Bare NaN or Infinity is not JSON; such values are read as null (not measured). The row also holds invalid UTF-8, which was replaced by U+FFFD.");
            return isUtf8 ? null : SlowRow.Read(_repaired, _parts);
        }

        if (fault is not null || isUtf8) return fault;
        Repair = new RowFault(JsonlProblemKind.InvalidUtf8, Utf8Repair.FirstInvalid(row), "The row holds invalid UTF-8, which was replaced by U+FFFD; texts of this row may differ from the original.");
        _repaired = Utf8Repair.Replace(row);
        return SlowRow.Read(_repaired, _parts);
    }
}
