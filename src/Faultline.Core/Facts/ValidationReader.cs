using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// A value that a Convex validator or schema refused, wherever the message appears: code <c>extra-field</c>,
/// <c>missing-field</c> or <c>mismatch</c>, the field or path, the validator and the value.
/// </summary>
public sealed partial class ValidationReader : IFactReader
{
    // After the sentence come at most these parts, each on its own line, with values that may themselves span lines.
    private const int MaxParts = 40;

    public string Id => "validation";

    public IEnumerable<Fact> Read(FactSource source)
    {
        var text = source.Text;
        if (!text.Contains("validator", StringComparison.Ordinal) && !text.Contains("required field", StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.AsSpan().TrimStart().StartsWith("→ ", StringComparison.Ordinal) || Sentence(line) is not { } said) continue;
            var parts = Parts(lines, i + 1, out var end);
            yield return new Fact
            {
                Kind = "validation",
                Check = source.Check,
                Code = said.Code,
                Subject = said.Field ?? Part(parts, "Path"),
                Expected = Part(parts, "Validator") ?? said.Validator,
                Actual = Part(parts, "Value") ?? Part(parts, "Object") ?? said.Value,
                Message = lines.Join(i, end),
                Evidence = lines.Quote(i, line.Trim()),
            };
            i = end - 1;
        }
    }

    private static Refusal? Sentence(string line)
    {
        if (line.Contains("extra field", StringComparison.Ordinal) && ExtraField().Match(line) is { Success: true } extra)
        {
            return new Refusal("extra-field", extra.Groups["field"].Value, null, null);
        }

        if (line.Contains("required field", StringComparison.Ordinal) && MissingField().Match(line) is { Success: true } missing)
        {
            return new Refusal("missing-field", missing.Groups["field"].Value, null, null);
        }

        if (line.Contains("Value does not match validator", StringComparison.Ordinal)) return new Refusal("mismatch", null, null, null);
        return line.Contains("does not match the table name", StringComparison.Ordinal) && WrongTable().Match(line) is { Success: true } table
            ? new Refusal("mismatch", null, table.Groups["validator"].Value, table.Groups["value"].Value)
            : null;
    }

    private static Dictionary<string, string> Parts(SourceLines lines, int first, out int end)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null;
        end = first;
        for (var i = first; i < lines.Count && i < first + MaxParts; i++)
        {
            var line = lines[i];
            if (line.Length == 0 && name is null) continue;
            if (line.Length == 0 || line.StartsWith(" ❯", StringComparison.Ordinal) || line.TrimStart().StartsWith("at ", StringComparison.Ordinal) || lines.IsHarness(i)) break;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0 && line[..colon].Trim() is "Path" or "Value" or "Object" or "Validator" or "Table")
            {
                name = line[..colon].Trim();
                if (!parts.TryAdd(name, line[(colon + 2)..])) break;
            }
            else if (name is not null && line[0] is ' ' or '}' or ']')
            {
                parts[name!] += "\n" + line;
            }
            else
            {
                break;
            }

            end = i + 1;
        }

        return parts;
    }

    private static string? Part(Dictionary<string, string> parts, string name) => parts.TryGetValue(name, out var value) ? value : null;

    [GeneratedRegex(@"extra field [`'""](?<field>[^`'""]+)[`'""] that is not in the validator", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ExtraField();

    [GeneratedRegex(@"missing the required field [`'""](?<field>[^`'""]+)[`'""]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MissingField();

    [GeneratedRegex(@"Found ID ""(?<value>[^""]+)"" from table [`'""][^`'""]+[`'""], which does not match the table name in validator `(?<validator>[^`]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WrongTable();

    private sealed record Refusal(string Code, string? Field, string? Validator, string? Value);
}
