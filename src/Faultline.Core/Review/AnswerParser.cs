using System.Text.Json;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Review;

/// <summary>
/// Reads a reviewer's answer. Tolerant about what surrounds the object (a fence, prose, the envelope of an agent's command line), strict
/// about the object: a field of the wrong type or a fault outside the list is a problem, never a default.
/// </summary>
internal static partial class AnswerParser
{
    private const int MaxObjects = 200;
    private static readonly JsonDocumentOptions _options = new() { AllowTrailingCommas = true, MaxDepth = 32 };

    public static ParsedAnswer Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return ParsedAnswer.Wrong("the answer is empty; one JSON object was expected");
        string? problem = null;
        foreach (var candidate in Objects(text))
        {
            using var document = TryParse(candidate);
            if (document is null) continue;
            var root = document.RootElement;
            // 'claude -p --output-format json' and its like put the answer into a string.
            if (Envelope(root) is { } inner && Parse(inner) is { Problem: null } unwrapped) return unwrapped;
            var parsed = Read(root);
            if (parsed.Problem is null) return parsed;
            // The object that looks most like an answer says what is wrong with it.
            if (problem is null || root.TryGetProperty("fault", out _)) problem = parsed.Problem;
        }

        return ParsedAnswer.Wrong(problem ?? $"no JSON object was found in {text.Length} characters; one was expected");
    }

    private static string? Envelope(JsonElement root)
    {
        if (root.TryGetProperty("fault", out _)) return null;
        foreach (var name in (ReadOnlySpan<string>)["result", "answer", "output", "response", "text", "content"])
            if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } inner && inner.Contains('{')) return inner;
        return null;
    }

    private static ParsedAnswer Read(JsonElement root)
    {
        try
        {
            if (root.TryGetProperty("read", out var read) && read is { ValueKind: JsonValueKind.Array } && read.GetArrayLength() > 0 && !root.TryGetProperty("fault", out _))
                return new ParsedAnswer(null, [.. read.EnumerateArray().Take(8).Select(Range)], null);
            return new ParsedAnswer(Answer(root), null, null);
        }
        catch (FormatException problem)
        {
            return ParsedAnswer.Wrong(problem.Message);
        }
    }

    private static ReviewAnswer Answer(JsonElement root)
    {
        var faultName = Required(root, "fault");
        if (!FaultNames.TryParse(faultName, out var fault))
            throw new FormatException($"fault is '{Short(faultName)}'; one of {string.Join(", ", Enum.GetValues<Fault>().Select(f => f.Name()))} was expected");
        var missing = Strings(root, "missing");
        if (fault == Fault.Inconclusive && missing is not { Count: > 0 }) throw new FormatException("fault is INCONCLUSIVE and 'missing' is empty; it must say what evidence is missing");
        return new ReviewAnswer
        {
            Fault = fault,
            Mechanism = Mechanism(Required(root, "mechanism")),
            SubMechanism = Optional(root, "sub_mechanism"),
            Root = Optional(root, "root"),
            Reasoning = Required(root, "reasoning"),
            Confidence = Confidence(root),
            Evidence = EvidenceOf(root),
            Discriminators = Map(root, "discriminators"),
            Missing = missing,
            CounterArgument = Optional(root, "counter_argument"),
        };
    }

    public static string Mechanism(string text)
    {
        var name = text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return MechanismName().IsMatch(name) ? name : throw new FormatException($"mechanism is '{Short(text)}'; a name in lower_snake_case was expected");
    }

    private static double Confidence(JsonElement root)
    {
        if (!root.TryGetProperty("confidence", out var value)) throw new FormatException("'confidence' is missing; a number from 0 to 1 was expected");
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= 1
            ? number
            : throw new FormatException($"'confidence' is {Short(value.GetRawText())}; a number from 0 to 1 was expected");
    }

    private static List<Evidence> EvidenceOf(JsonElement root)
    {
        if (!root.TryGetProperty("evidence", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw new FormatException("'evidence' is missing or empty; at least one {source, pointer, quote} was expected");
        return [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object
            ? new Evidence(Required(item, "source"), Optional(item, "pointer") ?? "", Required(item, "quote"))
            : throw new FormatException("an item of 'evidence' is no object; {source, pointer, quote} was expected"))];
    }

    private static ReadRequest Range(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !Number(item, "from", out var from) || !Number(item, "to", out var to) || from < 1 || to < from)
            throw new FormatException("an item of 'read' is no {text, from, to} with lines from 1");
        return new ReadRequest(Required(item, "text"), from, to);
    }

    private static bool Number(JsonElement item, string name, out int number)
    {
        number = 0;
        return item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }

    private static string Required(JsonElement item, string name)
        => Optional(item, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new FormatException($"'{name}' is missing or empty; a string was expected");

    private static string? Optional(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new FormatException($"'{name}' is {Short(value.GetRawText())}; a string was expected");
        return value.GetString() is { Length: > 0 } text ? text : null;
    }

    private static List<string>? Strings(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString() is { Length: > 0 } one ? [one] : [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String)) throw new FormatException($"'{name}' is no list of strings");
        return [.. value.EnumerateArray().Select(v => v.GetString()!).Where(s => s.Length > 0)];
    }

    private static SortedDictionary<string, string>? Map(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException($"'{name}' is no object of answers");
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in value.EnumerateObject()) answers[answer.Name] = answer.Value.ValueKind == JsonValueKind.String ? answer.Value.GetString()! : answer.Value.GetRawText();
        return answers.Count > 0 ? answers : null;
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, _options);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // The next candidate may be one; the caller says what was found when none is.
            return null;
        }
    }

    /// <summary>Balanced objects of the text, the outermost first, in order.</summary>
    private static IEnumerable<string> Objects(string text)
    {
        var found = 0;
        for (var start = text.IndexOf('{'); start >= 0 && found < MaxObjects; found++)
        {
            var end = End(text, start);
            if (end < 0)
            {
                start = text.IndexOf('{', start + 1);
                continue;
            }

            yield return text[start..end];
            start = text.IndexOf('{', end);
        }
    }

    private static int End(string text, int start)
    {
        var (depth, inString) = (0, false);
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when inString: i++; break;
                case '"': inString = !inString; break;
                case '{' when !inString: depth++; break;
                case '}' when !inString && --depth == 0: return i + 1;
                default: break;
            }
        }

        return -1;
    }

    private static string Short(string text) => Faultline.Text.Truncate.To(Faultline.Text.Visible.Line(text), 60);

    [GeneratedRegex(@"^[a-z][a-z0-9_]{1,79}\z")]
    private static partial Regex MechanismName();
}
