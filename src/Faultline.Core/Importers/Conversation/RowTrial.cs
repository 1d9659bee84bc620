using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Makes a trial of one row. A row that passed keeps its verdicts and calls; only one that failed keeps its texts.</summary>
internal static class RowTrial
{
    internal static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // The first lines say what the judge says; the whole text is an artifact.
    private const int MessageLength = 600;

    public static string CaseOf(int turn) => turn.ToString(CultureInfo.InvariantCulture);

    /// <param name="known">Checks that rows share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Trial Of(JsonlRow row, string source, TrialKey key, int turn, ExpectedTurns? expected, string? expectedSource, KnownChecks known)
    {
        var plain = Verdicts.OfPlain(row);
        var verdicts = plain is null ? Verdicts.Of(row) : null;
        var outcome = plain ?? verdicts!.Outcome;
        var hasFailed = outcome == Outcome.Failed;
        var place = verdicts is null ? "" : string.Create(CultureInfo.InvariantCulture, $"#L{row.Line}");
        var required = expected?[turn];
        return new Trial
        {
            Key = key,
            Outcome = outcome,
            Category = required?.Categories is [var first, ..] ? first : null,
            Tags = required is { Categories.Count: > 1 } ? [.. required.Categories.Skip(1)] : null,
            Checks = verdicts is null ? known.Of(row.Members) : Checks(row, verdicts, source, place),
            Calls = RowCalls.Of(row),
            ExpectedCalls = required?.Calls ?? RowCalls.Required(row),
            Row = new RowPlace(source, (int)row.Line, row.Offset),
            DurationMs = row[RowFields.LatencyMs].Number,
            Usage = RowUsage.Of(row[RowFields.Tokens]),
            Artifacts = hasFailed ? Texts(row, source, place, required, expected, expectedSource) : RowTexts.Marker(row, source) is { } marker ? [marker] : [],
            Given = hasFailed && expectedSource is not null ? expected!.GivenFor(turn, expectedSource) : null,
            DependsOn = hasFailed ? expected?.DependenciesOf(turn) : null,
        };
    }

    private static List<Artifact> Texts(JsonlRow row, string source, string place, ExpectedTurn? required, ExpectedTurns? expected, string? expectedSource)
    {
        var texts = RowTexts.Of(row, source, place);
        if (expectedSource is not null && required is not null) texts.AddRange(RowTexts.OfExpected(expected!, required, expectedSource));
        return texts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<Check> Checks(JsonlRow row, Verdicts verdicts, string source, string place)
    {
        var checks = new List<Check>(verdicts.Given.Count);
        var (said, sayer) = Reasoning(row);
        var isSaid = string.IsNullOrWhiteSpace(said);
        foreach (var (name, outcome, raw) in verdicts.Given)
        {
            var hasFailed = outcome == CheckOutcome.Failed;
            if (raw is not null)
            {
                checks.Add(new Check { Name = name, Outcome = outcome, Message = raw, MessageAt = new Location(source, $"{place}/scores/{Escaped(name)}") });
            }
            else if (hasFailed && name == "turn_taking" && row[RowFields.TurnTakingIssues] is { Kind: JsonValueKind.Array } issues)
            {
                checks.Add(new Check { Name = name, Outcome = outcome, Message = issues.RawText, MessageAt = new Location(source, $"{place}/turn_taking_issues") });
            }
            else if (hasFailed && !isSaid)
            {
                isSaid = true;
                checks.Add(new Check { Name = name, Outcome = outcome, Message = Head(said!), MessageAt = new Location(source, $"{place}/{sayer}") });
            }
            else
            {
                checks.Add(new Check { Name = name, Outcome = outcome });
            }
        }

        return checks;
    }

    private static (string? Text, string Name) Reasoning(JsonlRow row) =>
        row[RowFields.JudgeReasoning].Words is { } judge ? (judge, "judge_reasoning") : (row[RowFields.ClaudeReasoning].Words, "claude_reasoning");

    private static string Head(string text)
    {
        if (text.Length <= MessageLength) return text;
        return text[..(char.IsHighSurrogate(text[MessageLength - 1]) ? MessageLength - 1 : MessageLength)];
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
