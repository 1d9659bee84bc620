using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Faultline.Importers.Scylla.Json;

/// <summary>
/// Reads JSON as Python writes it and as crashes leave it: bare NaN and Infinity, cut files, bytes that are no UTF-8. What is
/// complete before a defect is kept and the defect is named. <see cref="System.Text.Json"/> stops at all of these and knows no lines.
/// </summary>
internal sealed class LooseJson
{
    private const int Depth = 64;
    private const int LongestQuote = 200;
    private const int MostDamages = 20;

    private readonly byte[] _bytes;
    private readonly string? _streamed;
    private readonly Action<JsonValue, int>? _onItem;
    private readonly List<JsonDamage> _damages = [];
    private int _at;
    private int _line = 1;
    private bool _isBroken;

    private LooseJson(byte[] bytes, string? streamed, Action<JsonValue, int>? onItem)
    {
        _bytes = bytes;
        _streamed = streamed;
        _onItem = onItem;
    }

    /// <param name="streamed">Name of a list of the root whose items are given to <paramref name="onItem"/> one by one and not kept.</param>
    /// <param name="onItem">Gets an item and its index.</param>
    public static JsonValue? Read(byte[] bytes, out IReadOnlyList<JsonDamage> damages, string? streamed = null, Action<JsonValue, int>? onItem = null)
    {
        var reader = new LooseJson(bytes, streamed, onItem);
        var root = reader.Root();
        damages = reader._damages;
        return root;
    }

    private JsonValue? Root()
    {
        if (_bytes.AsSpan().StartsWith("\uFEFF"u8)) _at = 3;
        if (!Utf8.IsValid(_bytes.AsSpan(_at))) Damage(FirstForeignLine(), "bytes that are no UTF-8; they are read as '\uFFFD'", isRepaired: true);
        Blanks();
        if (_at >= _bytes.Length)
        {
            Damage(1, _bytes.Length == 0 ? "the file is empty" : "the file holds nothing but white space", isRepaired: false);
            return null;
        }

        var value = Value(0);
        if (_isBroken) return value;
        Blanks();
        if (_at < _bytes.Length) Damage(_line, $"more after the end of the value: {Shown()}", isRepaired: false);
        return value;
    }

    private JsonValue? Value(int depth)
    {
        if (depth > Depth) return Broken<JsonValue>($"nested deeper than {Depth} levels");
        if (_at >= _bytes.Length) return Broken<JsonValue>("the file ends where a value is expected");
        var line = _line;
        switch (_bytes[_at])
        {
            case (byte)'{':
                return Object(depth);
            case (byte)'[':
                return List(depth, null);
            case (byte)'"':
                return Text() is { } text ? new JsonValue { Form = JsonForm.Text, Line = line, Text = text } : null;
            case (byte)'t' when Word("true"u8):
                return new JsonValue { Form = JsonForm.True, Line = line };
            case (byte)'f' when Word("false"u8):
                return new JsonValue { Form = JsonForm.False, Line = line };
            case (byte)'n' when Word("null"u8):
                return new JsonValue { Form = JsonForm.Null, Line = line };
            case (byte)'N' when Word("NaN"u8):
                Damage(line, "a bare NaN; the value is read as not measured", isRepaired: false, isHabit: true);
                return new JsonValue { Form = JsonForm.Number, Line = line, Text = "NaN" };
            case (byte)'I' when Word("Infinity"u8):
                return new JsonValue { Form = JsonForm.Number, Line = line, Text = "Infinity" };
            case (byte)'-' when Word("-Infinity"u8):
                return new JsonValue { Form = JsonForm.Number, Line = line, Text = "-Infinity" };
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number(line);
            default:
                return Broken<JsonValue>($"a value is expected, found {Shown()}");
        }
    }

    private JsonValue Object(int depth)
    {
        var (line, members) = (_line, new List<JsonMember>());
        _at++;
        while (true)
        {
            Blanks();
            if (_at < _bytes.Length && _bytes[_at] == '}')
            {
                _at++;
                break;
            }

            if (!Member(depth, members)) break;
            Blanks();
            if (_at < _bytes.Length && _bytes[_at] == ',')
            {
                _at++;
                continue;
            }

            if (_at < _bytes.Length && _bytes[_at] == '}') continue;
            Broken<object>($"',' or '}}' is expected, found {Shown()}");
            break;
        }

        return new JsonValue { Form = JsonForm.Object, Line = line, Members = members, IsWhole = !_isBroken };
    }

    private bool Member(int depth, List<JsonMember> members)
    {
        var (start, line) = (_at, _line);
        if (_at >= _bytes.Length || _bytes[_at] != '"')
        {
            Broken<object>($"a member's name is expected, found {Shown()}");
            return false;
        }

        if (Text() is not { } name) return false;
        Blanks();
        if (_at >= _bytes.Length || _bytes[_at] != ':')
        {
            Broken<object>($"':' is expected, found {Shown()}");
            return false;
        }

        _at++;
        Blanks();
        var value = depth == 0 && name == _streamed && _at < _bytes.Length && _bytes[_at] == '[' ? List(depth + 1, _onItem) : Value(depth + 1);
        if (value is null) return false;
        members.Add(new JsonMember(name, value, _line == line && !_isBroken ? Quote(start) : null));
        return !_isBroken;
    }

    private JsonValue List(int depth, Action<JsonValue, int>? onItem)
    {
        var (line, items, index) = (_line, new List<JsonValue>(), 0);
        _at++;
        while (true)
        {
            Blanks();
            if (_at < _bytes.Length && _bytes[_at] == ']')
            {
                _at++;
                break;
            }

            if (Value(depth + 1) is { } item)
            {
                if (onItem is null) items.Add(item);
                else onItem(item, index);
                index++;
            }

            Blanks();
            if (!_isBroken && _at < _bytes.Length && _bytes[_at] == ',')
            {
                _at++;
                continue;
            }

            if (!_isBroken && _at < _bytes.Length && _bytes[_at] == ']') continue;
            if (!_isBroken) Broken<object>($"',' or ']' is expected, found {Shown()}");
            if (onItem is null || !NextItem()) break;
        }

        return new JsonValue { Form = JsonForm.List, Line = line, Items = items, IsWhole = !_isBroken };
    }

    // One damaged row of a list of rows does not lose the rows behind it: the next one begins where a line opens an object.
    private bool NextItem()
    {
        var rest = _bytes.AsSpan(_at);
        while (true)
        {
            var lineEnd = rest.IndexOf((byte)'\n');
            if (lineEnd < 0) return false;
            rest = rest[(lineEnd + 1)..];
            var text = rest.TrimStart((byte)' ');
            if (text.IsEmpty || text[0] != '{') continue;
            var target = _bytes.Length - text.Length;
            _line += _bytes.AsSpan(_at, target - _at).Count((byte)'\n');
            _at = target;
            _isBroken = false;
            return true;
        }
    }

    private JsonValue? Number(int line)
    {
        var start = _at;
        while (_at < _bytes.Length && _bytes[_at] is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E' or (>= (byte)'0' and <= (byte)'9')) _at++;
        var text = Encoding.ASCII.GetString(_bytes, start, _at - start);
        // A number at the very end of a cut file may have lost digits.
        if (_at >= _bytes.Length) return Broken<JsonValue>($"the file ends inside or right after the number '{text}'");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new JsonValue { Form = JsonForm.Number, Line = line, Text = text }
            : Broken<JsonValue>($"'{text}' is no number");
    }

    private string? Text()
    {
        _at++;
        var start = _at;
        var hasEscapes = false;
        while (true)
        {
            var next = _bytes.AsSpan(_at).IndexOfAny((byte)'"', (byte)'\\', (byte)'\n');
            if (next < 0)
            {
                _at = _bytes.Length;
                return Broken<string>("the file ends inside a text");
            }

            _at += next;
            if (_bytes[_at] == '\n') _line++;
            if (_bytes[_at] == '\\')
            {
                hasEscapes = true;
                _at++;
            }
            else if (_bytes[_at] == '"')
            {
                break;
            }

            if (_at < _bytes.Length) _at++;
        }

        var raw = Encoding.UTF8.GetString(_bytes, start, _at - start);
        _at++;
        return hasEscapes ? Unescaped(raw) : raw;
    }

    private static string Unescaped(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u' && i + 4 < raw.Length && ushort.TryParse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
                continue;
            }

            text.Append(raw[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                var other => other,
            });
        }

        return text.ToString();
    }

    private bool Word(ReadOnlySpan<byte> word)
    {
        if (!_bytes.AsSpan(_at).StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private void Blanks()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (_bytes[_at] == '\n') _line++;
            _at++;
        }
    }

    private string? Quote(int start)
    {
        var raw = _bytes.AsSpan(start, Math.Min(_at - start, LongestQuote));
        // A quote ends before a character that is cut or damaged.
        while (raw.Length > 0 && !Utf8.IsValid(raw)) raw = raw[..^1];
        return raw.IsEmpty ? null : Encoding.UTF8.GetString(raw);
    }

    private int FirstForeignLine()
    {
        var line = 1;
        foreach (var range in Split(_bytes))
        {
            if (!Utf8.IsValid(_bytes.AsSpan()[range])) return line;
            line++;
        }

        return 1;
    }

    private static IEnumerable<Range> Split(byte[] bytes)
    {
        var start = 0;
        while (start < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0) end = bytes.Length;
            yield return start..end;
            start = end + 1;
        }
    }

    private string Shown()
    {
        if (_at >= _bytes.Length) return "the end of the file";
        var rest = Encoding.UTF8.GetString(_bytes, _at, Math.Min(16, _bytes.Length - _at));
        var shown = string.Concat(rest.TakeWhile(c => c is not '\n' and not '\r').Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return $"'{shown}'";
    }

    private T? Broken<T>(string what)
        where T : class
    {
        if (!_isBroken) Damage(_line, what, isRepaired: false);
        _isBroken = true;
        return null;
    }

    private void Damage(int line, string what, bool isRepaired, bool isHabit = false)
    {
        if (_damages.Count < MostDamages) _damages.Add(new JsonDamage(line, what, isRepaired, isHabit));
    }
}
