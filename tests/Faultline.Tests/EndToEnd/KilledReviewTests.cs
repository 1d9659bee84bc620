using System.Diagnostics;
using System.Globalization;
using Faultline.Model;
using Faultline.Store;
using Faultline.Tests.Review;
using Faultline.Tests.Store;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>
/// Kills the real program in the middle of a review, with calls under way, again and again, and lets it go on. The server counts what it was
/// paid; it does the work of a question once, however often it is asked for it with the same key.
/// </summary>
public sealed class KilledReviewTests : IDisposable
{
    private const int Kills = 20;
    private const int Failures = 300;

    // More than any kill waits for. A question beyond it is held, so that no round ends before its kill, however slow this machine is.
    private const int MostOfARound = 10;

    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task AfterEveryKillNothingIsLostAndNothingWasPaidTwice()
    {
        var trials = Enumerable.Range(0, Failures).Select(i => SomeReview.Trial(string.Create(CultureInfo.InvariantCulture, $"area/case-{i}"))).ToArray();
        await StoredSamples.ImportAsync(_workspace.Store, SomeReview.Run(), trials);
        await using var server = await ReviewServer.StartAsync();
        var points = new Random(20261121);
        Process? victim = null;
        var fatal = 0;
        // The kill falls while the question is read, after the work was done, or after the answer was sent.
        Task Strike(int at)
        {
            if (Interlocked.CompareExchange(ref fatal, 0, at) == at && at != 0) victim!.Kill();
            return Task.CompletedTask;
        }

        var phase = 0;
        var ceiling = int.MaxValue;
        var roundEnds = new TaskCompletionSource();
        server.Script = async (call, _) =>
        {
            if (call.Number > ceiling) await roundEnds.Task;
            if (phase == 0) await Strike(call.Number);
            return false;
        };
        server.BeforeSending = call => phase == 1 ? Strike(call.Number) : Task.CompletedTask;
        for (var round = 0; round < Kills; round++)
        {
            phase = points.Next(3);
            var before = server.Calls.Count;
            fatal = phase == 2 ? 0 : before + points.Next(1, 9);
            roundEnds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ceiling = before + MostOfARound;
            using var process = victim = Start(server.Address);
            if (phase == 2)
            {
                // Anywhere in its life: as soon as some calls were made, and a moment later.
                var wanted = before + points.Next(0, 6);
                while (server.Calls.Count < wanted && !process.HasExited) await Task.Yield();
                Thread.SpinWait(points.Next(2_000_000));
                process.Kill();
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, process.ExitCode);
            roundEnds.SetResult();
        }

        (fatal, ceiling) = (0, int.MaxValue);
        using var last = Start(server.Address);
        var error = await last.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(last.ExitCode == 0, error);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {server.Calls.Count} requests for {Failures} packets");
        Assert.Equal(Failures, server.Paid.Count);
        Assert.All(server.Paid, paid => Assert.Equal(1, paid.Value));
        var verdicts = _workspace.Open().Events(_ => { }).OfType<LedgerEvent.VerdictRecorded>().Select(e => e.Verdict).ToList();
        Assert.Equal(trials.Select(t => t.Key.FailureId()).Order(StringComparer.Ordinal), verdicts.Select(v => v.Failure).Distinct().Order(StringComparer.Ordinal));
        Assert.All(verdicts, v => Assert.Equal(Fault.ModelFault, v.Fault));
    }

    private Process Start(string address)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList = { FaultlineProgram.Path, "review", "run-1", "--with", "openai:test", "--base-url", address + "/v1", "--parallel", "4", "--workspace", _workspace.Folder },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("no process was started");
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return process;
    }
}
