using System.Diagnostics;
using System.Globalization;
using Faultline.Model;
using Faultline.Store;
using static Faultline.Tests.Store.ImportingChild;
using static Faultline.Tests.Store.StoredSamples;

namespace Faultline.Tests.Store;

/// <summary>
/// Kills a real process at many points of its imports, with no chance to tidy up. The process is this test program, asked to run the one
/// explicit test <see cref="ImportingChild.ImportsUntilItIsKilled"/>; what it prints is what it was promised to be on disk.
/// </summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Kills = 32;

    private readonly TemporaryWorkspace _workspace = new();
    private readonly HashSet<string> _promised = new(StringComparer.Ordinal);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task AfterAKillAtAnyPointEverythingPromisedIsThereAndWhole()
    {
        var points = new Random(20251121);
        var cutShort = 0;
        var next = Start();
        try
        {
            for (var round = 0; round < Kills; round++)
            {
                using var child = next;
                await child.StandardInput.WriteLineAsync($"{round}");
                await child.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
                for (var steps = points.Next(1, 4 * (TrialsPerRun + 3)); steps > 0; steps--) await ReadPromiseAsync(child);
                // The next point lies anywhere between this step and those that follow.
                Thread.SpinWait(points.Next(200_000));
                child.Kill();
                // The next child starts up while this one's traces are examined.
                next = Start();
                while (await ReadPromiseAsync(child))
                {
                }

                await child.WaitForExitAsync(TestContext.Current.CancellationToken);
                if (Directory.GetDirectories(_workspace.PathOf("runs"), ".tmp-*").Length > 0) cutShort++;
                await ExamineAsync(round);
            }
        }
        finally
        {
            next.Kill();
            next.Dispose();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {cutShort} during an import, {_promised.Count} promises");
        Assert.True(cutShort > 0, "no kill met an import");
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList =
            {
                typeof(KilledImportTests).Assembly.Location,
                "-noLogo", "-noColor", "-explicit", "only",
                "-method", $"{typeof(ImportingChild).FullName}.{nameof(ImportingChild.ImportsUntilItIsKilled)}",
            },
            Environment = { [WorkspaceVariable] = _workspace.Folder },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("no process was started");
    }

    /// <summary>One line of the child; the runner's own lines and one that the kill cut short promise nothing. False at the end.</summary>
    private async Task<bool> ReadPromiseAsync(Process child)
    {
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (!line.EndsWith(" .", StringComparison.Ordinal)) continue;
            if (line != "step .") _promised.Add(line);
            return true;
        }

        return false;
    }

    private async Task ExamineAsync(int round)
    {
        var store = _workspace.Open();
        var problems = new List<ImportDiagnostic>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in store.Runs(problems.Add))
        {
            found.Add($"run {run.Handle} {run.Digest} .");
            if (run.Run.Id.StartsWith("round-", StringComparison.Ordinal)) AssertWhole(run, store.Trials(run, failuresOnly: false, withTexts: true, problems.Add));
        }

        Assert.Empty(problems);
        var batches = store.Events(problems.Add).Cast<LedgerEvent.AnalysisRecorded>()
            .Select(e => e.Analysis.Failure).GroupBy(f => f[..Math.Max(f.LastIndexOf('-'), 0)], StringComparer.Ordinal);
        found.UnionWith(batches.Where(b => b.Distinct(StringComparer.Ordinal).Count() == EventsPerBatch).Select(b => $"events {b.Key} ."));
        Assert.Subset(found, _promised);
        // A kill tears one line at most, and once it is ended it stays where it is.
        Assert.InRange(problems.Count, 0, round + 1);

        Assert.Equal(CommitOutcome.Added, (await ImportThreeAsync(store, $"after-{round}")).Outcome);
        store.Append(Event($"after{round}"));
        Assert.Contains(store.Events(problems.Add), e => ((LedgerEvent.AnalysisRecorded)e).Analysis.Failure == $"after{round}");
        Assert.Empty(Directory.GetFileSystemEntries(_workspace.PathOf("runs"), ".tmp-*"));
    }

    private static void AssertWhole(StoredRun run, IEnumerable<Trial> trials)
    {
        var count = 0;
        foreach (var trial in trials)
        {
            var import = int.Parse(trial.Error!, CultureInfo.InvariantCulture);
            Assert.Equal(Name(count), trial.Key.Case);
            Assert.Equal(TextOf(run.Run.Id, import, count), trial.Artifacts[0].Text);
            Assert.Equal("shared", trial.Artifacts[1].Text);
            count++;
        }

        Assert.Equal(TrialsPerRun, count);
    }
}
