using System.Text;

namespace Faultline.Tests.Importers.Json;

/// <summary>Rows that look like those of judged runs at a glance and have everything that the grammar allows; and damaged ones.</summary>
internal sealed class RandomRow(int seed)
{
    private static readonly string[] Keys = ["turn", "scores", "model_name", "text", "tu\\u0072n", "sc\\u006fres", "turn ", "", "a", "\u00e9t\u00e9", "\\\"", "\\ud800", "nested", "turn\\\\"];
    private static readonly string[] Dimensions = ["tool_use_correct", "kb_grounding", "turn_taking", "kb_\\u0067rounding", "x", "", "\u4e2d"];
    private static readonly string[] Numbers = ["0", "-0", "1", "42", "-7", "0.5", "1e5", "1E+5", "2.5e-10", "123456789012345678901234567890", "-0.0e0", "9"];
    private static readonly string[] BareNumbers = ["NaN", "Infinity", "-Infinity"];
    private static readonly string[] Pieces = ["plain words ", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\u00e9", "\u4e2d\u6587", "\U0001F600", "{\\\"a\\\":[1,2]}", ", ", "[x]", ":", "\\/", "\\b\\f\\r\\t", "    "];
    private static readonly byte[] Bytes = Encoding.Latin1.GetBytes("{}[]:,\"\\ \ttfnrue0159-+.eE\0\u001f\r'/\u007f\u0080\u00c3\u00a9\u00ed\u00ff");

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private bool _mayBeBare;

    /// <summary>A valid object; white space, escapes and repeated keys included.</summary>
    public byte[] Valid()
    {
        _text.Clear();
        Space();
        Object(Keys, 0);
        Space();
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    /// <summary>A row with one to three bytes or pieces changed; often no JSON any more. Never with a line feed.</summary>
    public byte[] Damaged()
    {
        _mayBeBare = _random.Next(8) == 0;
        var row = Valid().ToList();
        for (var n = _random.Next(_mayBeBare ? 0 : 1, 4); n > 0; n--)
        {
            var at = _random.Next(row.Count + 1);
            var length = Math.Min(_random.Next(1, _random.Next(2, 12)), row.Count - at);
            switch (_random.Next(6))
            {
                case 0: row.Insert(at, Any()); break;
                case 1: row.RemoveRange(at, length); break;
                case 2 when at < row.Count: row[at] = Any(); break;
                case 3: row.RemoveRange(at, row.Count - at); break;
                case 4: row.InsertRange(at, row.GetRange(at, length)); break;
                case 5: row.InsertRange(_random.Next(row.Count + 1), row.GetRange(at, length)); break;
            }
        }

        return [.. row.Where(b => b != '\n')];
    }

    private byte Any() => _random.Next(8) == 0 ? (byte)_random.Next(256) : Bytes[_random.Next(Bytes.Length)];

    private void Space()
    {
        if (_random.Next(6) == 0) _text.Append(" \t\r"[_random.Next(3)], _random.Next(1, 4));
    }

    private void Object(string[] keys, int depth)
    {
        _text.Append('{');
        Space();
        for (int i = 0, n = _random.Next(depth == 0 ? 7 : 4); i < n; i++)
        {
            if (i > 0) _text.Append(',');
            Space();
            var key = keys[_random.Next(_random.Next(1, keys.Length + 1))];
            _text.Append('"').Append(key).Append('"');
            Space();
            _text.Append(':');
            Space();
            if (key.StartsWith("sc", StringComparison.Ordinal) && _random.Next(5) > 0) Object(Dimensions, depth + 1);
            else Value(depth + 1);
            Space();
        }

        _text.Append('}');
    }

    private void Value(int depth)
    {
        switch (_random.Next(depth > 4 ? 6 : 9))
        {
            case 0: _text.Append("true"); break;
            case 1: _text.Append("false"); break;
            case 2: _text.Append("null"); break;
            case 3 when _mayBeBare: _text.Append(BareNumbers[_random.Next(BareNumbers.Length)]); break;
            case 3: _text.Append(Numbers[_random.Next(Numbers.Length)]); break;
            case 4 or 5: String(); break;
            case 6: Object(Keys, depth); break;
            case 7: Array(depth); break;
            case 8 when _random.Next(20) == 0: Deep(); break;
            default: String(); break;
        }
    }

    private void String()
    {
        _text.Append('"');
        for (var n = _random.Next(_random.Next(8) == 0 ? 30 : 4); n > 0; n--) _text.Append(Pieces[_random.Next(_random.Next(1, Pieces.Length + 1))]);
        _text.Append('"');
    }

    private void Array(int depth)
    {
        _text.Append('[');
        Space();
        for (int i = 0, n = _random.Next(4); i < n; i++)
        {
            if (i > 0) _text.Append(',');
            Space();
            Value(depth + 1);
            Space();
        }

        _text.Append(']');
    }

    /// <summary>Around the 64 levels at which the fast way stops, or those at which all does.</summary>
    private void Deep()
    {
        var levels = _random.Next(4) == 0 ? _random.Next(250, 260) : _random.Next(58, 68);
        for (var i = 0; i < levels; i++) _text.Append(i % 2 == 0 ? "[" : "{\"a\":");
        _text.Append('1');
        for (var i = levels - 1; i >= 0; i--) _text.Append(i % 2 == 0 ? ']' : '}');
    }
}
