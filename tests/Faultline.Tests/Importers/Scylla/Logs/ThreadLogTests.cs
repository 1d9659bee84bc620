using System.Text;
using Faultline.Importers.Scylla.Logs;

namespace Faultline.Tests.Importers.Scylla.Logs;

public sealed class ThreadLogTests : IDisposable
{
    private const string Rule = "======================================================================";

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AnAttemptHasItsTimesItsExitCodeAndItsBlock()
    {
        var log = Read(Start("t1") + Block("0.6104", "PASS", "0.910", "Best Tier: T0") + End("t1", 0));
        var attempt = Assert.Single(log.Attempts);
        Assert.Equal(("t1", 0, 337.7), (attempt.Case, attempt.ExitCode, attempt.Seconds));
        Assert.Equal((0.6104m, true), (attempt.Block!.Cost, attempt.Block.Passed));
        Assert.Equal(new DateTimeOffset(2026, 2, 14, 0, 28, 4, TimeSpan.Zero), attempt.Start);
    }

    [Fact]
    public void AScoreAboveOneHalfIsNoPassWhenNothingPassed()
        => Assert.False(Read(Start("t1") + Block("1.2", "PASS", "0.800", "No passing results found") + End("t1", 0)).Attempts[0].Block!.Passed);

    [Fact]
    public void TheChildsClockIsFoundFromTheTimesItEmbeds()
    {
        var log = Read(Start("t1") + "2026-02-13 16:28:12 [INFO] scylla.e2e.subtest_executor: 2026-02-14T00:28:12.004Z [T0_00] Stage: AGENT - Starting\n2026-02-13 16:30:00 [INFO] x.y: on\n");
        Assert.Equal(TimeSpan.FromHours(-8), log.Offset);
        Assert.Equal(new DateTimeOffset(2026, 2, 14, 0, 30, 0, TimeSpan.Zero), log.Attempts[0].LastSign);
    }

    [Fact]
    public void ATracebackGivesTypeAndLastFrameOfTheHarness()
    {
        var error = Read(Start("t1")
            + "2026-02-14 06:01:53 [ERROR] scylla.e2e.parallel_executor: Worker exception for T0/02: ValidationError: 1 validation error for RunResult\ncriteria_scores\n"
            + "Traceback (most recent call last):\n  File \"/r/scylla/e2e/subtest_executor.py\", line 761, in _execute_single_run\n    run_result = RunResult(\n"
            + "  File \"/env/lib/python3.14/site-packages/pydantic/main.py\", line 250, in __init__\npydantic_core._pydantic_core.ValidationError: 1 validation error for RunResult\n"
            + End("t1", 0)).Attempts[0].Errors[0];
        Assert.Equal(("ValidationError", "T0/02", "scylla/e2e/subtest_executor.py", "_execute_single_run"), (error.Type, error.Subject, error.File, error.Function));
        Assert.Equal("1 validation error for RunResult\ncriteria_scores", error.Message);
    }

    [Fact]
    public void RecordsOfParallelWorkersInterleaveAsWholes()
    {
        var attempt = Read(Start("t1")
            + "2026-02-14 06:01:53 [ERROR] scylla.e2e.parallel_executor: Worker exception for T0/00: KeyError: 'a'\n"
            + "2026-02-14 06:01:53 [INFO] scylla.e2e.subtest_executor: 2026-02-14T14:01:53.000Z [T0_01] Stage: JUDGE - Complete (3.0s)\n"
            + "Traceback (most recent call last):\n  File \"/r/scylla/e2e/x.py\", line 1, in f\nValueError: of nobody\n" + End("t1", 0)).Attempts[0];
        Assert.Equal("KeyError", attempt.Errors[0].Type);
        Assert.Equal(1, attempt.Judged.CountOf("T0_01"));
        Assert.Equal("ValueError", attempt.Errors[1].Type);
    }

    [Fact]
    public void ALostStartLineDoesNotLoseTheAttempt()
    {
        var log = Read("2026-02-14 06:01:41 [INFO] __main__: Starting experiment: t9\n" + Block("0.5", "FAIL", "0.1", "No passing results found") + End("t9", 0));
        Assert.Equal(("t9", false), (log.Attempts[0].Case, log.Attempts[0].HasStartLine));
        Assert.Equal(log.Attempts[0].End!.Value.AddSeconds(-337.7), log.Attempts[0].Start);
        Assert.Contains(log.Damages, d => d.What.Contains("Starting t9", StringComparison.Ordinal));
    }

    [Fact]
    public void ALostEndLineIsNamedAndNotTakenForAKill()
    {
        var log = Read(Start("t1") + Block("0.5", "FAIL", "0.1", "No passing results found") + Start("t2") + End("t2", 0));
        Assert.True(log.Attempts[0] is { IsEnded: false, IsOver: true });
        Assert.Contains(log.Damages, d => d.What.Contains("Completed t1", StringComparison.Ordinal));
    }

    [Fact]
    public void ZeroBytesForeignBytesAndATornEndAreNamedWithTheirLines()
    {
        var bytes = Encoding.UTF8.GetBytes(Start("t1") + "a@b\nc#d\n" + End("t1", 0) + "torn");
        bytes[Array.IndexOf(bytes, (byte)'@')] = 0;
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xFF;
        var log = Read(bytes);
        Assert.Equal([8, 9, 15], log.Damages.Select(d => d.Line).Order());
        Assert.Equal(0, log.Attempts[0].ExitCode);
    }

    [Fact]
    public void Utf16IsConvertedAndNamed()
    {
        var log = Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Start("t1") + End("t1", 3))]);
        Assert.Equal(3, log.Attempts[0].ExitCode);
        Assert.Contains("UTF-16", Assert.Single(log.Damages).What, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesLongerThanTheBufferAndCharactersOnItsEdgeAreRead()
    {
        var filler = "2026-02-14 06:01:53 [INFO] x.y: " + string.Concat(Enumerable.Repeat("✅é", 700_000)) + "\n";
        var log = Read(Start("t1") + filler + filler + End("t1", 0) + Start("t2") + End("t2", 1));
        Assert.Equal([0, 1], log.Attempts.Select(a => a.ExitCode));
        Assert.Empty(log.Damages);
    }

    private static string Start(string id) => $"\n{Rule}\n[2026-02-14T00:28:04+00:00] Starting {id}\nCommand: pixi run x {id}\n{Rule}\n\n\n";

    private static string End(string id, int code) => $"\n{Rule}\n[2026-02-14T00:33:41.771203+00:00] Completed {id} in 337.7s (exit code: {code})\n{Rule}\n\n";

    private static string Block(string cost, string state, string score, string best)
        => $"\n====\nEXPERIMENT COMPLETE\n====\nDuration: 331.0s\nTotal Cost: ${cost}\n\n{best}\n\nTier Results:\n----\n  T0: {state} (score: {score}, cost: ${cost})\n====\n";

    private ThreadLog Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private ThreadLog Read(byte[] bytes)
    {
        var path = Path.Join(_folder, "thread_0.log");
        File.WriteAllBytes(path, bytes);
        var log = new ThreadLog("thread_logs/thread_0.log");
        log.Read(path, CancellationToken.None);
        return log;
    }
}
