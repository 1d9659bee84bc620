using Faultline.Model;
using Faultline.Store;
using static Faultline.Tests.Store.StoredSamples;

namespace Faultline.Tests.Store;

public sealed class FileStoreImportTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void ReadingAnAbsentWorkspaceFindsNothingAndCreatesNothing()
    {
        Assert.Empty(_workspace.Store.Runs(_workspace.Problems.Add));
        Assert.Empty(_workspace.Store.Events(_workspace.Problems.Add));
        using (_workspace.Store.BeginRun()) Assert.False(Directory.Exists(_workspace.Folder));
        Assert.Empty(_workspace.Problems);
        Assert.False(Directory.Exists(_workspace.Folder));
    }

    [Fact]
    public async Task ImportingTwiceChangesNothingOnDisk()
    {
        var first = await ImportThreeAsync(_workspace.Store);
        var before = _workspace.Snapshot();
        var second = await ImportThreeAsync(_workspace.Open());

        Assert.Equal(CommitOutcome.Added, first.Outcome);
        Assert.Equal(CommitOutcome.Unchanged, second.Outcome);
        Assert.Equal(first.Run.Digest, second.Run.Digest);
        Assert.Equal(before, _workspace.Snapshot());
        Assert.Equal(["run.json", "texts.jsonl", "trials.jsonl"], before.Select(f => Path.GetFileName(f.Path)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task TheSameInputInAnotherFolderIsUnchanged()
    {
        await ImportThreeAsync(_workspace.Store, root: "/here");
        Assert.Equal(CommitOutcome.Unchanged, (await ImportThreeAsync(_workspace.Store, root: "/there")).Outcome);
    }

    [Fact]
    public async Task ChangedInputIsKeptBesideAndTheEarlierRevisionIsUntouched()
    {
        await ImportThreeAsync(_workspace.Store);
        var before = _workspace.Snapshot();
        var changed = await ImportThreeAsync(_workspace.Store, text: "line 1\nline 3");

        Assert.Equal(CommitOutcome.KeptBeside, changed.Outcome);
        Assert.Equal("run-1~2", changed.Run.Handle);
        Assert.Equal(before, _workspace.Snapshot().Where(f => !f.Path.Contains('~', StringComparison.Ordinal)));
        Assert.True(File.Exists(_workspace.PathOf("runs", "run-1~2", "run.json")));
        // The first content again is the first revision, not a third.
        var back = await ImportThreeAsync(_workspace.Store);
        Assert.Equal((CommitOutcome.Unchanged, 1), (back.Outcome, back.Run.Revision));
        Assert.Equal([1, 2], _workspace.Store.Runs(_workspace.Problems.Add).Select(r => r.Revision));
    }

    [Fact]
    public async Task ADeletedRevisionIsNotFilledByALaterImport()
    {
        await ImportThreeAsync(_workspace.Store, text: "1");
        await ImportThreeAsync(_workspace.Store, text: "2");
        Directory.Delete(_workspace.PathOf("runs", "run-1"), recursive: true);

        Assert.Equal(2, (await ImportThreeAsync(_workspace.Store, text: "2")).Run.Revision);
        Assert.Equal(3, (await ImportThreeAsync(_workspace.Store, text: "3")).Run.Revision);
    }

    [Fact]
    public async Task EqualTextsAreStoredOnceAndComeBackInTheirPlaces()
    {
        await ImportThreeAsync(_workspace.Store);
        Assert.Equal(2, File.ReadAllLines(_workspace.PathOf("runs", "run-1", "texts.jsonl")).Length);
        Assert.DoesNotContain("shared", File.ReadAllText(_workspace.PathOf("runs", "run-1", "trials.jsonl")), StringComparison.Ordinal);

        var trials = _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add).ToList();
        Assert.Equal(["line 1\nline 2", "shared"], trials[0].Artifacts.Select(a => a.Text), StringComparer.Ordinal);
        Assert.Equal(["shared", "line 1\nline 2"], trials[1].Artifacts.Select(a => a.Text), StringComparer.Ordinal);
        var failure = Assert.Single(_workspace.Store.Trials(_workspace.Only(), failuresOnly: true, withTexts: false, _workspace.Problems.Add));
        Assert.Equal(("b", null), (failure.Key.Case, failure.Artifacts[0].Text));
        Assert.Empty(_workspace.Problems);
    }

    [Fact]
    public async Task ManyTrialsComeBackInTheirOrderWithTheirTexts()
    {
        // Several batches; every third text is long, some come again.
        Trial[] trials = [.. Enumerable.Range(0, 1500).Select(i => Trial("run-1", $"{i}", i % 4 == 0 ? Outcome.Failed : Outcome.Passed, i % 3 == 0 ? new string('x', 3000) + i : $"{i % 7}", "shared"))];
        var first = await ImportAsync(_workspace.Store, Run(), trials);
        var back = _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add).ToList();
        Assert.Equal(trials.Select(t => t.Key), back.Select(t => t.Key));
        Assert.Equal(trials.Select(t => t.Artifacts[0].Text), back.Select(t => t.Artifacts[0].Text));
        Assert.Equal(500 + 7 + 1, File.ReadAllLines(_workspace.PathOf("runs", "run-1", "texts.jsonl")).Length);
        Assert.Equal(375, _workspace.Store.Trials(_workspace.Only(), failuresOnly: true, withTexts: false, _workspace.Problems.Add).Count());
        Assert.Equal(CommitOutcome.Unchanged, (await ImportAsync(_workspace.Store, Run(), trials)).Outcome);
        Assert.Equal(1500, first.Run.Trials);
        Assert.Empty(_workspace.Problems);
    }

    [Fact]
    public async Task NullEmptyAndZeroSurviveARoundTrip()
    {
        var run = Run() with
        {
            DurationMs = 0,
            Reported = new ReportedTotals(null, 0, null),
            Usage = new Usage { InputTokens = 0, CostUsd = 0.10m },
            PlannedCases = [],
            Status = "",
        };
        var trial = Trial("run-1", "a", Outcome.Passed, null, "") with { DurationMs = double.NaN, Error = "", Name = null };
        await ImportAsync(_workspace.Store, run, trial);

        var stored = _workspace.Only();
        Assert.Equal(run with { PlannedCases = null }, stored.Run with { PlannedCases = null });
        Assert.NotNull(stored.Run.PlannedCases);
        Assert.Empty(stored.Run.PlannedCases);
        Assert.Null(stored.Run.Usage!.OutputTokens);
        Assert.Equal("0.10", stored.Run.Usage.CostUsd!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var back = Assert.Single(_workspace.Store.Trials(stored, failuresOnly: false, withTexts: true, _workspace.Problems.Add));
        Assert.Equal([null, ""], back.Artifacts.Select(a => a.Text), StringComparer.Ordinal);
        Assert.Equal((double.NaN, "", null), (back.DurationMs, back.Error, back.Name));
        Assert.Null(back.Usage);
    }

    [Fact]
    public async Task FilesAreReadableAndEndTheirLinesAlike()
    {
        await ImportThreeAsync(_workspace.Store);
        var line = File.ReadAllLines(_workspace.PathOf("runs", "run-1", "trials.jsonl"))[1];
        Assert.StartsWith("{\"failure\":true,\"trial\":{\"key\":{\"run\":\"run-1\",\"case\":\"b\",", line, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"failed\"", line, StringComparison.Ordinal);
        Assert.Contains("expected <1> + 'ä'", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', File.ReadAllText(_workspace.PathOf("runs", "run-1", "run.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".tmp-1")]
    [InlineData("../../escape")]
    [InlineData("a/b\\c:d*e?")]
    [InlineData("run~2")]
    [InlineData("100%")]
    [InlineData("%2E")]
    [InlineData("CON.log")]
    [InlineData("trailing.")]
    [InlineData("räksmörgås 🦐\n")]
    public async Task AnyIdIsAFolderOfItsOwnInsideTheWorkspace(string id)
    {
        await ImportThreeAsync(_workspace.Store, id);
        await ImportThreeAsync(_workspace.Store, "plain");

        var found = Assert.IsType<RunLookup.Found>(_workspace.Store.FindRun(id, _workspace.Problems.Add));
        Assert.Equal(id, found.Run.Run.Id);
        Assert.Equal(2, Directory.GetDirectories(_workspace.PathOf("runs")).Length);
        Assert.All(Directory.GetDirectories(_workspace.PathOf("runs")), f => Assert.Matches("^[A-Za-z0-9_%-][A-Za-z0-9._%-]*$", Path.GetFileName(f)));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(_workspace.Folder)!));
        Assert.Empty(_workspace.Problems);
    }

    [Fact]
    public async Task LongIdsThatDifferAtTheEndStayApart()
    {
        var start = new string('x', 5000);
        await ImportThreeAsync(_workspace.Store, start + "1");
        await ImportThreeAsync(_workspace.Store, start + "2");
        Assert.Equal([start + "1", start + "2"], _workspace.Store.Runs(_workspace.Problems.Add).Select(r => r.Run.Id), StringComparer.Ordinal);
    }

    [Fact]
    public async Task IdsThatDifferOnlyInCaseGetNamesThatDifferInMore()
    {
        await ImportThreeAsync(_workspace.Store, "Run");
        await ImportThreeAsync(_workspace.Store, "run");
        Assert.Equal(CommitOutcome.Unchanged, (await ImportThreeAsync(_workspace.Store, "run")).Outcome);
        Assert.Equal(CommitOutcome.Unchanged, (await ImportThreeAsync(_workspace.Store, "Run")).Outcome);
        Assert.Equal(CommitOutcome.KeptBeside, (await ImportThreeAsync(_workspace.Store, "run", text: "other")).Outcome);
        var names = Directory.GetDirectories(_workspace.PathOf("runs")).Select(f => Path.GetFileName(f).ToUpperInvariant());
        Assert.Equal(3, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task ATrialOfAnotherRunIsRefused()
    {
        using var writer = _workspace.Store.BeginRun();
        writer.Add(Trial("run-1", "a"));
        Assert.Throws<ArgumentException>(() => writer.Add(Trial("run-2", "a")));
        await Assert.ThrowsAsync<ArgumentException>(() => writer.CommitAsync(Run("run-2"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AnImportGivenUpLeavesNothing()
    {
        using (var writer = _workspace.Store.BeginRun()) writer.Add(Trial("run-1", "a", Outcome.Failed, "text"));
        Assert.Empty(Directory.GetFileSystemEntries(_workspace.PathOf("runs")));
    }

    [Fact]
    public async Task WhatADeadImportLeftIsUnseenAndTheNextImportRemovesIt()
    {
        Directory.CreateDirectory(_workspace.PathOf("runs", ".tmp-1-1"));
        File.WriteAllText(_workspace.PathOf("runs", ".tmp-1-1", "trials.jsonl"), "{\"fail");
        File.WriteAllText(_workspace.PathOf("runs", ".tmp-1-1.lock"), "");
        using var living = _workspace.Store.BeginRun();
        Assert.Empty(_workspace.Store.Runs(_workspace.Problems.Add));

        living.Add(Trial("run-2", "a"));
        await ImportThreeAsync(_workspace.Open());

        Assert.False(Directory.Exists(_workspace.PathOf("runs", ".tmp-1-1")));
        Assert.Equal(CommitOutcome.Added, (await living.CommitAsync(Run("run-2"), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(["run-1", "run-2"], Directory.GetFileSystemEntries(_workspace.PathOf("runs")).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task ManyImportsOfOneRunAtOnceEndWithOneRevisionOfEachContent()
    {
        var imports = Enumerable.Range(0, 24).Select(i => Task.Run(() => ImportThreeAsync(_workspace.Open(), text: i % 3 == 0 ? "x" : i % 3 == 1 ? "y" : "z")));
        var results = await Task.WhenAll(imports);

        Assert.Equal([1, 2, 3], _workspace.Store.Runs(_workspace.Problems.Add).Select(r => r.Revision));
        Assert.Equal(1, results.Count(r => r.Outcome == CommitOutcome.Added));
        Assert.Equal(2, results.Count(r => r.Outcome == CommitOutcome.KeptBeside));
        Assert.Equal(3, Directory.GetFileSystemEntries(_workspace.PathOf("runs")).Length);
        Assert.Empty(_workspace.Problems);
    }
}
