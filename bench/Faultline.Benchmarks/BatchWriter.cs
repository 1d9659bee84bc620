using System.Globalization;
using System.Text;

namespace Faultline.Benchmarks;

/// <summary>
/// Writes a batch's summary and its thread logs, line for line in the harness's shapes: frames in UTC, records in local time, tracebacks
/// of about a tenth of the tests, summary blocks. The records in between fill up to the asked size.
/// </summary>
internal sealed class BatchWriter(string folder, int tests, int threads, int seed, long bytesPerTest)
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(-8);

    private readonly Random _random = new(seed);
    private readonly StringBuilder _rows = new();

    public long Write()
    {
        Directory.CreateDirectory(Path.Join(folder, "thread_logs"));
        var (bytes, began) = (0L, new DateTimeOffset(2026, 2, 14, 8, 0, 0, TimeSpan.Zero));
        for (var thread = 0; thread < threads; thread++)
        {
            using var log = new StreamWriter(Path.Join(folder, "thread_logs", $"thread_{thread}.log"), append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
            var now = began.AddMilliseconds(thread);
            for (var test = thread; test < tests; test += threads) now = Test(log, test, thread, now).AddMilliseconds(20);
            log.Flush();
            bytes += log.BaseStream.Length;
        }

        File.WriteAllText(Path.Join(folder, "batch_summary.json"),
            $$"""
            {
              "started_at": "{{began:yyyy-MM-ddTHH:mm:ss.ffffff}}+00:00",
              "completed_at": "{{began.AddDays(1):yyyy-MM-ddTHH:mm:ss.ffffff}}+00:00",
              "config": {"model": "haiku", "judge_model": "haiku", "runs": 1, "max_subtests": 3, "thinking": "None", "tiers": ["T0"]},
              "threads": [{"thread_id": 0, "tests": [], "completed": 0, "failed": 0}],
              "results": [
            {{_rows.ToString().TrimEnd('\n', ',')}}
              ]
            }
            """);
        return bytes;
    }

    private DateTimeOffset Test(StreamWriter log, int test, int thread, DateTimeOffset start)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"test-{test:D5}");
        var dir = $"/home/user/dryrun/{start:yyyy-MM-ddTHH-mm-ss}-{id}";
        var (kind, cost) = (_random.Next(100), Math.Round(0.2m + ((decimal)_random.NextDouble() * 2), 4));
        var text = new StringBuilder((int)bytesPerTest + 4096);
        text.Append('\n').Append('=', 70).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"[{start:yyyy-MM-ddTHH:mm:ss.ffffff}+00:00] Starting {id}\n");
        text.Append($"Command: /home/user/.pixi/bin/pixi run python scripts/run_e2e_experiment.py --tiers-dir /repo/tests/fixtures/tests/{id} --tiers T0 --runs 1\n");
        text.Append('=', 70).Append("\n\n\n");
        var now = start.AddSeconds(3);
        Record(text, now, "INFO", "__main__", $"Starting experiment: {id}");
        Record(text, now, "INFO", "scylla.e2e.runner", $"💾 Created checkpoint: {dir}/checkpoint.json");
        var failing = kind < 10;
        while (text.Length < bytesPerTest - 700)
        {
            now = now.AddSeconds(_random.Next(1, 4));
            Chatter(text, now, dir, text.Length);
        }

        for (var subtest = 0; subtest < 3; subtest++)
        {
            if (!failing) Record(text, now, "INFO", "scylla.e2e.subtest_executor", $"{now:yyyy-MM-ddTHH:mm:ss.fff}Z [T0_0{subtest}] Stage: AGENT - Complete ({120 + subtest}.5s)");
            if (!failing) Record(text, now, "INFO", "scylla.e2e.subtest_executor", $"{now:yyyy-MM-ddTHH:mm:ss.fff}Z [T0_0{subtest}] Stage: JUDGE - Complete (31.0s)");
            if (failing) Failure(text, now, subtest);
        }

        Block(text, kind, failing ? 0 : cost);
        var end = now.AddSeconds(2);
        text.Append('\n').Append('=', 70).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"[{end:yyyy-MM-ddTHH:mm:ss.ffffff}+00:00] Completed {id} in {(end - start).TotalSeconds:F1}s (exit code: 0)\n");
        text.Append('=', 70).Append("\n\n");
        log.Write(text);
        var pass = kind >= 30;
        _rows.Append(CultureInfo.InvariantCulture, $$"""
                {"test_id": "{{id}}", "test_name": "Task {{test}}", "thread_id": {{thread}}, "status": "{{(pass ? "pass" : "fail")}}", "exit_code": 0, "result_dir": "{{dir}}", "error": null, "best_tier": {{(pass ? "\"T0\"" : "null")}}, "best_score": {{(pass ? "0.9" : "0.0")}}, "frontier_cop": {{(pass ? "0.3" : "null")}}, "total_cost": {{(failing ? 0 : cost)}}, "total_duration": {{(end - start).TotalSeconds:F3}}},

            """);
        return end;
    }

    private void Chatter(StringBuilder text, DateTimeOffset now, string dir, int at)
    {
        var subtest = at % 3;
        switch (_random.Next(6))
        {
            case 0:
                Record(text, now, "INFO", "scylla.e2e.subtest_executor", $"{now:yyyy-MM-ddTHH:mm:ss.fff}Z [AGENT] - Running agent with model[haiku] with prompt[{dir}/T0/0{subtest}/run_01/task_prompt.md]");
                break;
            case 1:
                Record(text, now, "WARNING", "scylla.e2e.llm_judge", "Build pipeline: [mojo-build(✅), mojo-format(❌), mojo-test(🏳️), pre-commit(✅)]");
                break;
            case 2:
                Record(text, now, "INFO", "scylla.e2e.parallel_executor", $"[PROGRESS] Tier T0: {subtest}/3 complete, {3 - subtest} active, elapsed: {at % 900}s");
                break;
            default:
                Record(text, now, "INFO", "scylla.e2e.workspace_setup", $"{now:yyyy-MM-ddTHH:mm:ss.fff}Z [WORKTREE] - Creating worktree [T0_0{subtest}_run_01] @ [{dir}/T0/0{subtest}/run_01/workspace]");
                break;
        }
    }

    private static void Failure(StringBuilder text, DateTimeOffset now, int subtest)
    {
        Record(text, now, "ERROR", "scylla.e2e.parallel_executor", $"Worker exception for T0/0{subtest}: AttributeError: 'NoneType' object has no attribute 'get'");
        text.Append("Traceback (most recent call last):\n  File \"/repo/scylla/e2e/parallel_executor.py\", line 752, in _run_subtest_in_process\n    return executor.run_subtest(\n");
        text.Append("  File \"/repo/scylla/e2e/tier_manager.py\", line 385, in prepare_workspace\n    name = config.get(\"name\")\nAttributeError: 'NoneType' object has no attribute 'get'\n");
    }

    private static void Block(StringBuilder text, int kind, decimal cost)
    {
        text.Append('\n').Append('=', 60).Append("\nEXPERIMENT COMPLETE\n").Append('=', 60).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"Duration: 620.0s\nTotal Cost: ${cost:F4}\n\n");
        text.Append(kind >= 30 ? "Best Tier: T0\nBest Sub-test: 01\nFrontier CoP: $0.3000\n" : "No passing results found\n");
        text.Append("\nTier Results:\n").Append('-', 60).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"  T0: {(kind >= 30 ? "PASS (score: 0.900" : "FAIL (score: 0.200")}, cost: ${cost:F4})\n").Append('=', 60).Append('\n');
    }

    private static void Record(StringBuilder text, DateTimeOffset now, string level, string logger, string message) =>
        text.Append(CultureInfo.InvariantCulture, $"{(now + Local).UtcDateTime:yyyy-MM-dd HH:mm:ss} [{level}] {logger}: {message}\n");
}
