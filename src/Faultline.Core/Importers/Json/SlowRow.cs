using System.Text;
using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>Reads with System.Text.Json what the fast way leaves: keys with escapes, very many tokens, and what may be no JSON at all.</summary>
internal static class SlowRow
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonlLimits.MaxDepth };

    /// <summary>Fills <paramref name="parts"/>, or says why the row is none; <paramref name="row"/> is valid UTF-8.</summary>
    public static RowFault? Read(ReadOnlySpan<byte> row, RowParts parts)
    {
        parts.Clear();
        try
        {
            var reader = new Utf8JsonReader(row, Options);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                var found = Named(reader.TokenType);
                reader.Skip();
                ReadToEnd(ref reader);
                return new RowFault(JsonlProblemKind.NotAnObject, 0, $"Found {found} where a row should be; expected a JSON object.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadProperty(ref reader, parts);
            ReadToEnd(ref reader);
            return null;
        }
        catch (JsonException e)
        {
            parts.Clear();
            // A line that only lacks its rest is at fault where it ends; the exception names the token before.
            var at = IsOnlyCutOff(row) ? row.Length : (int)Math.Clamp(e.BytePositionInLine ?? 0, 0, row.Length);
            return new RowFault(JsonlProblemKind.Malformed, at, Wording(row, at));
        }
    }

    private static void ReadProperty(ref Utf8JsonReader reader, RowParts parts)
    {
        var fields = parts.Fields;
        var field = reader.ValueIsEscaped ? fields.Find(Encoding.UTF8.GetBytes(EscapedText.Decode(reader.ValueSpan))) : fields.Find(reader.ValueSpan);
        reader.Read();
        if (field >= 0 && field == fields.MembersField)
        {
            parts.ClearMembers();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)reader.TokenStartIndex;
                ReadMembers(ref reader, parts);
                parts.Set(field, new JsonlSlice(start, (int)reader.BytesConsumed - start, JsonValueKind.Object));
                return;
            }
        }

        var slice = Skip(ref reader);
        if (field >= 0) parts.Set(field, slice);
    }

    private static void ReadMembers(ref Utf8JsonReader reader, RowParts parts)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = EscapedText.Decode(reader.ValueSpan);
            reader.Read();
            var slice = Skip(ref reader);
            if (met.Add(name)) parts.AddMember(name, slice);
            else parts.ReplaceMember(name, slice);
        }
    }

    private static JsonlSlice Skip(ref Utf8JsonReader reader)
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

    // Only the end should be left; the reader throws at anything else.
    private static void ReadToEnd(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            // On to what may be broken behind it.
        }
    }

    private static string Wording(ReadOnlySpan<byte> row, int at)
    {
        var nulls = row.Count((byte)0);
        if (nulls > 0) return $"The line holds {nulls} NUL bytes; expected a JSON object. The file was cut off or written over while it was written.";
        if (at >= row.Length) return "The line ends in the middle of a value; expected a JSON object in one line.";
        if (row[at] is (byte)'{' or (byte)'[' && IsTooDeep(row)) return $"The line is nested deeper than {JsonlLimits.MaxDepth} levels; expected at most that.";
        var found = row[at] is > 0x20 and < 0x7F ? $"'{(char)row[at]}'" : $"the byte 0x{row[at]:X2}";
        return $"Found {found} at byte {at} of the line, which does not fit there; expected a JSON object in one line.";
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> row)
    {
        var reader = new Utf8JsonReader(row, Options);
        // The depth that was reached before the fault is what counts.
        return !ReadsToEnd(ref reader) && reader.CurrentDepth >= JsonlLimits.MaxDepth - 1;
    }

    private static bool IsOnlyCutOff(ReadOnlySpan<byte> row)
    {
        var reader = new Utf8JsonReader(row, isFinalBlock: false, new JsonReaderState(Options));
        return ReadsToEnd(ref reader);
    }

    private static bool ReadsToEnd(ref Utf8JsonReader reader)
    {
        try
        {
            ReadToEnd(ref reader);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
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
