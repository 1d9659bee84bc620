using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Makes a trial of one row. A row that passed keeps its verdicts and calls; only one that failed keeps its texts.</summary>
internal static class RowTrial
{
    internal static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // The first lines say what the judge says; the whole text is an artifact.
    private const int MessageLength = 600;

    public static string CaseOf(int turn) => turn.ToString(CultureInfo.InvariantCulture);

    public static Trial Of(JsonElement row, RowLine line, string source, TrialKey key, int turn, ExpectedTurns? expected, string? expectedSource)
    {
        var verdicts = Verdicts.Of(row);
        var place = string.Create(CultureInfo.InvariantCulture, $"#L{line.Line}");
        var required = expected?[turn];
        var trial = new Trial
        {
            Key = key,
            Outcome = verdicts.Outcome,
            Category = required?.Categories is [var first, ..] ? first : null,
            Tags = required is { Categories.Count: > 1 } ? [.. required.Categories.Skip(1)] : null,
            Checks = Checks(row, verdicts, source, place),
            Calls = Calls(row),
            ExpectedCalls = required?.Calls ?? OracleCalls(row),
            Row = new RowPlace(source, line.Line, line.Offset),
            DurationMs = row.At("latency_ms").Number(),
            Usage = Tokens(row.At("tokens")),
        };
        // Of rows that did not fail only a marker in the place of the words is kept: it is counted.
        if (verdicts.Outcome != Outcome.Failed) return RowTexts.Marker(row, source, place) is { } marker ? trial with { Artifacts = [marker] } : trial;
        return trial with
        {
            Artifacts = [.. RowTexts.Of(row, source, place), .. expectedSource is null || required is null ? [] : RowTexts.OfExpected(expected!, required, expectedSource)],
            Given = expectedSource is null ? null : expected!.GivenFor(turn, expectedSource),
            DependsOn = expected?.DependenciesOf(turn),
        };
    }

    private static List<Check> Checks(JsonElement row, Verdicts verdicts, string source, string place)
    {
        var checks = new List<Check>(verdicts.Given.Count);
        var reasoning = row.At("judge_reasoning").Text() is { } said ? (Text: said, Name: "judge_reasoning")
            : row.At("claude_reasoning").Text() is { } claude ? (Text: claude, Name: "claude_reasoning") : default;
        var isSaid = false;
        foreach (var (name, outcome, raw) in verdicts.Given)
        {
            var check = new Check { Name = name, Outcome = outcome };
            if (raw is not null) check = check with { Message = raw, MessageAt = new Location(source, $"{place}/scores/{Escaped(name)}") };
            if (outcome == CheckOutcome.Failed && name == "turn_taking" && row.At("turn_taking_issues") is { ValueKind: JsonValueKind.Array } issues)
            {
                check = check with { Message = issues.GetRawText(), MessageAt = new Location(source, $"{place}/turn_taking_issues") };
            }
            else if (outcome == CheckOutcome.Failed && !isSaid && !string.IsNullOrWhiteSpace(reasoning.Text))
            {
                isSaid = true;
                check = check with { Message = Head(reasoning.Text), MessageAt = new Location(source, $"{place}/{reasoning.Name}") };
            }

            checks.Add(check);
        }

        return checks;
    }

    private static string Head(string text)
    {
        if (text.Length <= MessageLength) return text;
        return text[..(char.IsHighSurrogate(text[MessageLength - 1]) ? MessageLength - 1 : MessageLength)];
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static List<ToolCall>? Calls(JsonElement row)
    {
        if (row.At("tool_calls") is not { ValueKind: JsonValueKind.Array } calls) return null;
        var results = row.At("tool_results") is { ValueKind: JsonValueKind.Array } list ? list : default;
        var found = new List<ToolCall>(calls.GetArrayLength());
        foreach (var (index, call) in calls.EnumerateArray().Index())
        {
            var name = call.At("name").Text() ?? "";
            var result = results.ValueKind == JsonValueKind.Array && index < results.GetArrayLength() && results[index].At("name").Text() is var answered && (answered is null || answered == name)
                ? Payload(results[index].At("response"))
                : null;
            found.Add(new ToolCall(name, call.At("args") is { ValueKind: not JsonValueKind.Undefined } args ? args.GetRawText() : null, result, call.At("is_duplicate").ValueKind == JsonValueKind.True));
        }

        return found;
    }

    // The tool's own answer is in response.result; short forms put it into response.
    private static string? Payload(JsonElement response) =>
        response.At("result") is { ValueKind: not JsonValueKind.Undefined } result ? result.GetRawText()
        : response.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : response.GetRawText();

    // Newer harnesses write the required calls into the row itself.
    private static List<ToolCall>? OracleCalls(JsonElement row) =>
        row.At("oracle_continuation").At("oracle_tool_calls") is { ValueKind: JsonValueKind.Array } calls
            ? [.. calls.EnumerateArray().Select(call => new ToolCall(call.At("name").Text() ?? "", call.At("args") is { ValueKind: not JsonValueKind.Undefined } args ? args.GetRawText() : null))]
            : null;

    private static Usage? Tokens(JsonElement tokens) => tokens.ValueKind != JsonValueKind.Object ? null : new Usage
    {
        InputTokens = tokens.At("prompt_tokens").Long(),
        OutputTokens = tokens.At("completion_tokens").Long(),
        TotalTokens = tokens.At("total_tokens").Long(),
    };
}
