using System.Text;
using System.Text.Json;

namespace Faultline.Importers.ConvexEvals;

/// <summary>
/// Makes damaged JSON readable as far as it goes: bare NaN and Infinity become null, and what is complete before the first
/// defect is kept. Of the lists of evals only complete elements are kept, so that no half-read eval looks like a whole one.
/// </summary>
internal static class JsonRepair
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.JsonDepth };

    /// <summary>True when <paramref name="text"/> now is well-formed JSON; what was lost is in the notes.</summary>
    public static bool Mend(JsonText text, string path, Notes notes)
    {
        if (Defect(text.Bytes.Span) is not { } defect) return true;
        if (BareNumbers(text.Bytes.Span) is { } cleaned)
        {
            notes.Error(path, "Bare NaN or Infinity is not JSON; such values are read as null (not measured).", LineOf(defect));
            text.Replace(cleaned);
            if (Defect(text.Bytes.Span) is not { } next) return true;
            defect = next;
        }

        if (ForeignText.Describe(text.Bytes.Span) is { } foreign)
        {
            notes.Error(path, foreign, LineOf(defect));
            return false;
        }

        var kept = Complete(text.Bytes.Span);
        var where = $"line {LineOf(defect)}, byte {defect.BytePositionInLine + 1}";
        var what = IsTooDeep(defect)
            ? $"The JSON is nested deeper than {Limits.JsonDepth} levels at {where}"
            : $"The JSON is cut off or damaged at {where}: {Reason(defect)}";
        if (kept is null)
        {
            notes.Error(path, $"{what}. Nothing could be kept; export the file again.", LineOf(defect));
            return false;
        }

        notes.Error(path, $"{what}. What was complete before that place was read, the rest is lost; export the file again.", LineOf(defect));
        text.Replace(kept);
        return Defect(text.Bytes.Span) is null;
    }

    private static int? LineOf(JsonException e) => e.LineNumber is { } line ? (int)line + 1 : null;

    private static bool IsTooDeep(JsonException e) => e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase);

    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? e.Message : e.Message[..end]).TrimEnd('.', ' ');
    }

    private static JsonException? Defect(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException e)
        {
            return e;
        }
    }

    private static byte[]? BareNumbers(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("NaN"u8) < 0 && json.IndexOf("Infinity"u8) < 0) return null;
        var cleaned = new List<byte>(json.Length + 16);
        var inString = false;
        var changed = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (inString && json[i] == '\\' && i + 1 < json.Length)
            {
                cleaned.Add(json[i++]);
            }
            else if (json[i] == '"')
            {
                inString = !inString;
            }
            else if (!inString && BareLength(json[i..]) is var length and > 0)
            {
                cleaned.AddRange("null"u8);
                i += length - 1;
                changed = true;
                continue;
            }

            cleaned.Add(json[i]);
        }

        return changed ? [.. cleaned] : null;
    }

    private static int BareLength(ReadOnlySpan<byte> json)
        => json.StartsWith("NaN"u8) ? 3 : json.StartsWith("Infinity"u8) ? 8 : json.StartsWith("-Infinity"u8) ? 9 : 0;

    // The longest prefix that ends after a complete value, with the brackets that are open there closed.
    private static byte[]? Complete(ReadOnlySpan<byte> json)
    {
        var open = new List<char>();
        var lists = new Stack<int>();
        var isList = false;
        long keep = 0;
        var closers = "";
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        isList = reader.ValueTextEquals("failedEvals"u8) || reader.ValueTextEquals("evals"u8);
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Add(reader.TokenType == JsonTokenType.StartObject ? '}' : ']');
                        if (isList && reader.TokenType == JsonTokenType.StartArray) lists.Push(open.Count);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        if (lists.TryPeek(out var depth) && depth == open.Count) lists.Pop();
                        open.RemoveAt(open.Count - 1);
                        break;
                }

                isList = false;
                if (lists.TryPeek(out var list) && open.Count > list) continue;
                keep = reader.BytesConsumed;
                closers = string.Concat(Enumerable.Reverse(open));
            }
        }
        catch (JsonException)
        {
            // Expected: this is the defect that was reported. What is complete before it is kept.
            return keep == 0 ? null : [.. json[..(int)keep], .. Encoding.ASCII.GetBytes(closers)];
        }

        return null;
    }
}
