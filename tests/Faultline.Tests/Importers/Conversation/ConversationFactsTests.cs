using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Tests.Importers.Conversation;

/// <summary>The larger generated runs beside the checkout, against counts that their generator wrote; skipped where they are not.</summary>
public sealed class ConversationFactsTests
{
    [Theory]
    [InlineData("gen-seed1-rehydrated")]
    [InlineData("gen-seed2-normal")]
    [InlineData("gen-seed3-dirty")]
    public async Task EveryCountAndEveryTurnIsWhatTheFactsSay(string set)
    {
        var folder = ConversationData.Shared(set);
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Join(folder, "FACTS.json"), TestContext.Current.CancellationToken));
        var data = await ConversationData.ReadAsync(Path.Join(folder, "runs"));
        var facts = file.RootElement.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(facts.Count, data.Runs.Count);
        foreach (var fact in facts)
        {
            var run = data.Runs.Single(r => r.Id == fact.GetProperty("run_id").GetString());
            var all = data.Trials[run.Id];
            // The trial without a row stands for a turn whose rows disagree.
            var rows = all.Where(t => t.Row is not null).ToList();
            Assert.Equal(fact.GetProperty("model").GetString(), run.Model);
            Assert.Equal(file.RootElement.GetProperty("planned_turns").GetInt32(), run.PlannedCases!.Count);
            AssertCounts(fact, rows, run);
            AssertTurns(fact, all, rows, run);
            AssertDefects(fact, run, data.Diagnostics.Where(d => d.File.Contains(run.Id, StringComparison.Ordinal)).ToList());
        }
    }

    [Fact]
    public async Task TableOfVerdictsGivesItsWrittenCounts()
    {
        var path = Path.Join(Path.GetDirectoryName(ConversationData.Shared("design-arena")), "aiewf_scores_only.jsonl");
        var data = await ConversationData.ReadAsync(path);
        var trials = data.Trials.Values.SelectMany(t => t).ToList();
        Assert.Equal((510, 15300), (data.Runs.Count, trials.Count));
        var failed = trials.Where(t => t.Outcome == Outcome.Failed).ToList();
        Assert.Equal(566, failed.Count);
        var dimensions = failed.SelectMany(t => t.Checks.Where(c => c.Outcome == CheckOutcome.Failed)).CountBy(c => c.Name).ToDictionary(StringComparer.Ordinal);
        Assert.Equal((564, 554, 2, 1), (dimensions["instruction_following"], dimensions["tool_use_correct"], dimensions["kb_grounding"], dimensions["turn_taking"]));
        var turns = failed.CountBy(t => t.Key.Case).ToDictionary(StringComparer.Ordinal);
        Assert.Equal((278, 219, 27, 21, 8), (turns["12"], turns["15"], turns["24"], turns["17"], turns["16"]));
    }

    private static void AssertCounts(JsonElement fact, List<Trial> rows, Run run)
    {
        var failed = rows.Where(t => t.Outcome == Outcome.Failed).ToList();
        Assert.Equal(fact.GetProperty("rows").GetInt32(), rows.Count);
        Assert.Equal(fact.GetProperty("failed_rows").GetInt32(), failed.Count);
        Assert.Equal(fact.GetProperty("incomplete_rows").GetInt32(), rows.Count(t => t.Outcome == Outcome.Unfinished));
        Assert.Equal(fact.GetProperty("ended_session_markers").GetInt32(), rows.Count(t => Said(t).StartsWith("[MODEL_ENDED_SESSION]", StringComparison.Ordinal)));
        Assert.Equal(fact.GetProperty("ended_session_without_closing_turn").GetInt32(), rows.Count(t => Said(t).StartsWith("[MODEL_ENDED_SESSION]", StringComparison.Ordinal) && t.Key.Case != run.PlannedCases![^1]));
        Assert.Equal(fact.GetProperty("early_filler_rows").GetInt32(), rows.Count(t => Said(t).StartsWith("[MODEL_ENDED_SESSION_EARLY]", StringComparison.Ordinal)));
        Assert.Equal(fact.GetProperty("empty_response").GetInt32(), rows.Count(t => Said(t).StartsWith("[EMPTY_RESPONSE", StringComparison.Ordinal)));
        Assert.Equal(fact.GetProperty("blank_text_without_call").GetInt32(), rows.Count(t => t.Artifacts.Any(a => a.Name == "assistant_text" && string.IsNullOrWhiteSpace(a.Text)) && t.Calls is null or []));
        foreach (var dimension in fact.GetProperty("failed_dimensions").EnumerateObject())
        {
            Assert.Equal(dimension.Value.GetInt32(), failed.Count(t => t.Checks.Any(c => c.Name == dimension.Name && c.Outcome == CheckOutcome.Failed)));
        }
    }

    private static void AssertTurns(JsonElement fact, List<Trial> all, List<Trial> rows, Run run)
    {
        var last = all.GroupBy(t => t.Key.Case, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Key.Attempt)!.Outcome, StringComparer.Ordinal);
        Assert.Equal(Numbers(fact, "failed_turns"), last.Where(t => t.Value == Outcome.Failed).Select(t => Turn(t.Key)).Order());
        Assert.Equal(Numbers(fact, "missing_turns"), run.PlannedCases!.Where(c => !last.ContainsKey(c)).Select(Turn).Order());
        var duplicates = rows.GroupBy(t => t.Key.Case, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .ToDictionary(g => g.Key, g => string.Join(',', g.Select(t => t.Outcome).Order()), StringComparer.Ordinal);
        var expected = fact.GetProperty("duplicate_turns").EnumerateObject()
            .ToDictionary(p => p.Name, p => string.Join(',', p.Value.EnumerateArray().Select(v => v.GetString() == "fail" ? Outcome.Failed : Outcome.Passed).Order()), StringComparer.Ordinal);
        Assert.Equal(expected.OrderBy(p => p.Key, StringComparer.Ordinal), duplicates.OrderBy(p => p.Key, StringComparer.Ordinal));
        var unsorted = rows.Zip(rows.Skip(1)).Index().Where(p => Turn(p.Item.Second.Key.Case) < Turn(p.Item.First.Key.Case)).Select(p => p.Index + 1);
        Assert.Equal(Numbers(fact, "unsorted_positions"), unsorted);
        Assert.Equal(fact.GetProperty("unsorted").GetBoolean(), run.Remarks?.Any(r => r.Contains("stand behind a row of a later turn", StringComparison.Ordinal)) == true);
        var odd = rows.SelectMany(t => t.Checks.Where(c => c is { Outcome: CheckOutcome.Unknown, Message: not null }).Select(c => $"{t.Key.Case} {c.Name} {c.Message}")).Order(StringComparer.Ordinal);
        Assert.Equal(fact.GetProperty("odd_verdicts").EnumerateArray().Select(o => $"{o.GetProperty("turn").GetInt32()} {o.GetProperty("dimension").GetString()} {o.GetProperty("value").GetRawText()}").Order(StringComparer.Ordinal), odd);
    }

    private static void AssertDefects(JsonElement fact, Run run, List<ImportDiagnostic> diagnostics)
    {
        var defects = fact.GetProperty("file_defects");
        Assert.Equal(True(defects, "torn_last_line"), diagnostics.Any(d => d is { Severity: DiagnosticSeverity.Error, Line: not null }));
        Assert.Equal(True(defects, "zero_bytes"), diagnostics.Any(d => d.Message.StartsWith("Found 0 bytes", StringComparison.Ordinal)));
        var blank = defects.TryGetProperty("blank_lines", out var lines) && !True(defects, "zero_bytes") ? lines.GetInt32() : 0;
        Assert.Equal(blank > 0, diagnostics.Any(d => d.Message.StartsWith(blank.ToString(CultureInfo.InvariantCulture) + " blank lines", StringComparison.Ordinal)));
        // What is shown at import stays with the run.
        Assert.All(diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info), d => Assert.Contains(run.Remarks!, r => r.Contains(d.Message, StringComparison.Ordinal)));
    }

    private static bool True(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Said(Trial trial) => trial.Artifacts.FirstOrDefault(a => a.Name == "assistant_text")?.Text ?? "(own words)";

    private static int Turn(string @case) => int.Parse(@case, CultureInfo.InvariantCulture);

    private static IEnumerable<int> Numbers(JsonElement fact, string name) => fact.GetProperty(name).EnumerateArray().Select(n => n.GetInt32());
}
