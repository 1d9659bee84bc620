using Faultline.Importers.Scylla.Json;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>
/// Reads one run's folder. The same figure stands in several files: <c>run_result.json</c> is the fullest and comes last, so that
/// after a crash only <c>agent/result.json</c> or the judge's folder may be there.
/// </summary>
internal sealed class RunFiles(Notes notes)
{
    private const int LongestAnswer = 1000;

    public TreeRun Read(string folder, string subtest, string shown, bool isSetAside)
    {
        var result = JsonFile.Open(Path.Join(folder, "run_result.json"), notes);
        var agent = JsonFile.Open(Path.Join(folder, "agent", "result.json"), notes);
        var timing = JsonFile.Open(Path.Join(folder, "agent", "timing.json"), notes);
        var judge = JsonFile.Open(Path.Join(folder, "judge", "result.json"), notes);
        var output = Output(agent?.Root.String("stdout"));
        var (judges, failedAt) = Judges(folder);

        var exit = result?.Root.Int("exit_code") ?? agent?.Root.Int("exit_code");
        var cost = agent?.Root.Money("cost_usd") ?? result?.Root.Money("cost_usd") ?? output?.Money("total_cost_usd");
        var tokens = result?.Root.Object("token_stats") ?? agent?.Root.Object("token_stats");
        var valid = Valid(result, judge, failedAt, judges);
        var run = new AgentRun
        {
            Name = shown,
            ExitCode = exit,
            CostUsd = cost,
            OutputTokens = tokens?.Long("output_tokens"),
            TotalTokens = Sum(tokens),
            AgentSeconds = result?.Root.Double("agent_duration_seconds") ?? timing?.Root.Double("agent_duration_seconds"),
            Turns = output?.Int("num_turns") ?? agent?.Root.Int("api_calls"),
            IsError = output?.Bool("is_error"),
            Answer = Shortened(output?.String("result")),
            ErrorOutput = Shortened(LastLine(agent?.Root.String("stderr"))),
            Score = result?.Root.Double("judge_score") ?? judge?.Root.Double("score"),
            Passed = result?.Root.Bool("judge_passed") ?? judge?.Root.Bool("passed"),
            IsJudged = valid,
            Judges = judges,
            AgentEvidence = exit is not null and not 0 ? agent?.At(agent.Root, "exit_code") ?? result?.At(result.Root, "exit_code") : agent?.At(agent.Root, "cost_usd") ?? result?.At(result.Root, "cost_usd"),
            JudgeEvidence = valid == false
                ? judge?.At(judge.Root, "is_valid") ?? failedAt ?? result?.At(result.Root, "judge_score") ?? agent?.At(agent.Root, "cost_usd")
                : result?.At(result.Root, "judge_score") ?? judge?.At(judge.Root, "score"),
        };
        return new TreeRun(subtest, isSetAside, result is not null, cost, run);
    }

    // A judgement is valid when it says so, or, in files older than that field, when it has a score.
    private static bool? Valid(JsonFile? result, JsonFile? judge, Evidence? failed, int judges)
    {
        if (judge?.Root.Bool("is_valid") is { } stated) return stated;
        if (judge?.Root.Bool("fallback") == true) return false;
        if (result?.Root.List("judges") is { Count: > 0 } inResult)
        {
            var stated2 = inResult.Select(j => j.Bool("is_valid")).OfType<bool>().ToList();
            if (stated2.Count > 0) return stated2.Contains(true);
        }

        if ((judge ?? result)?.Root is { } root && (root.Double("score") ?? root.Double("judge_score")) is not null) return judges > 0 || failed is null;
        return failed is not null ? false : null;
    }

    private (int Judges, Evidence? FailedAt) Judges(string folder)
    {
        var parent = Path.Join(folder, "judge");
        if (!Directory.Exists(parent)) return (0, null);
        var (count, failed) = (0, (Evidence?)null);
        foreach (var judge in Directory.EnumerateDirectories(parent, "judge_*").Order(StringComparer.Ordinal))
        {
            if (JsonFile.Open(Path.Join(judge, "judgment.json"), notes)?.Root.Double("score") is not null) count++;
            if (JsonFile.Open(Path.Join(judge, "timing.json"), notes) is { } timing && timing.Root.Bool("failed") == true)
                failed ??= timing.At(timing.Root, "error") ?? timing.At(timing.Root, "failed");
        }

        return (count, failed);
    }

    // The agent's program prints one JSON object; of one that crashed there is nothing, or anything.
    private static JsonValue? Output(string? text)
    {
        if (text is null) return null;
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return null;
        var value = LooseJson.Read(System.Text.Encoding.UTF8.GetBytes(text[start..].TrimEnd()), out _);
        return value is { IsObject: true } ? value : null;
    }

    private static long? Sum(JsonValue? tokens)
    {
        if (tokens is null) return null;
        var counts = ((string[])["input_tokens", "output_tokens", "cache_creation_tokens", "cache_read_tokens"]).Select(tokens.Long).OfType<long>().ToList();
        return counts.Count == 0 ? null : counts.Sum();
    }

    private static string? LastLine(string? text)
    {
        if (text is null) return null;
        var trimmed = text.AsSpan().TrimEnd();
        var line = trimmed[(trimmed.LastIndexOf('\n') + 1)..].Trim();
        return line.IsEmpty ? null : line.ToString();
    }

    // The end of a text says what it comes to.
    private static string? Shortened(string? text)
    {
        if (text is null || text.Length <= LongestAnswer) return text;
        var start = text.Length - LongestAnswer;
        return "…" + text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }
}
