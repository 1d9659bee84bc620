using Faultline.Model;
using Faultline.Store;
using static Faultline.Tests.Store.StoredSamples;

namespace Faultline.Tests.Store;

public sealed class FileStoreReadingTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"format\":1,\"run\":")]
    [InlineData("{\"format\":1}")]
    [InlineData("not json")]
    public async Task ADamagedManifestIsReportedAndTheOtherRunsAreThere(string manifest)
    {
        await ImportThreeAsync(_workspace.Store, "bad");
        await ImportThreeAsync(_workspace.Store, "good");
        File.WriteAllText(_workspace.PathOf("runs", "bad", "run.json"), manifest);

        Assert.Equal("good", _workspace.Only().Run.Id);
        Assert.Equal(_workspace.PathOf("runs", "bad", "run.json"), Assert.Single(_workspace.Problems).File);
        // What is damaged is not overwritten.
        var again = await ImportThreeAsync(_workspace.Store, "bad");
        Assert.Equal((CommitOutcome.KeptBeside, 2), (again.Outcome, again.Run.Revision));
        Assert.Equal(manifest, File.ReadAllText(_workspace.PathOf("runs", "bad", "run.json")));
    }

    [Fact]
    public async Task AFolderWithoutManifestIsReported()
    {
        await ImportThreeAsync(_workspace.Store);
        Directory.CreateDirectory(_workspace.PathOf("runs", "empty"));
        Assert.Equal("run-1", _workspace.Only().Run.Id);
        Assert.Single(_workspace.Problems);
    }

    [Fact]
    public async Task AManifestOfANewerFormatSaysToUpdate()
    {
        await ImportThreeAsync(_workspace.Store);
        File.WriteAllText(_workspace.PathOf("runs", "run-1", "run.json"), "{\"format\":999,\"everything\":\"else\"}");
        var error = Assert.Throws<UserError>(() => _workspace.Store.Runs(_workspace.Problems.Add));
        Assert.Contains("store format 999", error.Message, StringComparison.Ordinal);
        Assert.Contains("update", error.Hint, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UserError>(() => ImportThreeAsync(_workspace.Store));
    }

    [Fact]
    public async Task ATornTrialIsReportedWithItsLineAndTheOthersAreRead()
    {
        await ImportThreeAsync(_workspace.Store);
        var path = _workspace.PathOf("runs", "run-1", "trials.jsonl");
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, lines[0][..40] + "\n" + lines[1] + "\n" + lines[2][..50]);

        Assert.Equal(["b"], _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add).Select(t => t.Key.Case), StringComparer.Ordinal);
        Assert.Equal([1, 3], _workspace.Problems.Select(p => p.Line));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"failure\":true}")]
    [InlineData("{\"failure\":true,\"trial\":{\"key\":{\"run\":\"run-1\"},\"outcome\":\"failed\",\"checks\":[],\"artifacts\":[]}}")]
    [InlineData("{\"failure\":true,\"trial\":{\"key\":{\"run\":\"run-1\",\"case\":\"a\"},\"outcome\":\"failed\",\"artifacts\":[]}}")]
    [InlineData("{\"failure\":true,\"trial\":{\"key\":{\"run\":\"run-1\",\"case\":\"a\"},\"outcome\":\"lost\",\"checks\":[],\"artifacts\":[]}}")]
    public async Task ALineThatLacksWhatIsAlwaysWrittenIsDamageAndNotATrialFullOfHoles(string line)
    {
        await ImportThreeAsync(_workspace.Store);
        var path = _workspace.PathOf("runs", "run-1", "trials.jsonl");
        File.WriteAllLines(path, [line, .. File.ReadAllLines(path)]);
        Assert.Equal(3, _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add).Count());
        Assert.Equal(1, Assert.Single(_workspace.Problems).Line);
    }

    [Fact]
    public async Task TrialsThatAreGoneAreReported()
    {
        await ImportThreeAsync(_workspace.Store);
        var path = _workspace.PathOf("runs", "run-1", "trials.jsonl");
        File.WriteAllText(path, File.ReadAllLines(path)[0] + "\n");
        Assert.Single(_workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add));
        Assert.Contains("Found 1 lines; expected the 3", Assert.Single(_workspace.Problems).Message, StringComparison.Ordinal);

        File.Delete(path);
        Assert.Empty(_workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add));
        Assert.Equal(2, _workspace.Problems.Count);
    }

    [Fact]
    public async Task TextsThatAreGoneAreReportedAndTheTrialIsRead()
    {
        await ImportThreeAsync(_workspace.Store);
        File.WriteAllText(_workspace.PathOf("runs", "run-1", "texts.jsonl"), "{\"text\":\"li");
        var failure = Assert.Single(_workspace.Store.Trials(_workspace.Only(), failuresOnly: true, withTexts: true, _workspace.Problems.Add));
        Assert.All(failure.Artifacts, a => Assert.Null(a.Text));
        Assert.Equal(2, _workspace.Problems.Count);
    }

    [Fact]
    public async Task ATextLongerThanAnyBufferComesBack()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"line {i} \"ä\"\n"));
        await ImportAsync(_workspace.Store, Run(), Trial("run-1", "a", Outcome.Failed, text) with { Error = text });
        var trial = Assert.Single(_workspace.Store.Trials(_workspace.Only(), failuresOnly: true, withTexts: true, _workspace.Problems.Add));
        Assert.Equal((text, text), (trial.Artifacts[0].Text, trial.Error));
    }

    [Fact]
    public async Task ABrokenSurrogateDoesNotStopTheImport()
    {
        Assert.Equal(CommitOutcome.Added, (await ImportThreeAsync(_workspace.Store, text: "a\ud800b")).Outcome);
        Assert.Equal(3, _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add).Count());
        Assert.Empty(_workspace.Problems);
    }

    [Fact]
    public async Task RunsAreFoundByIdByRevisionAndByUniquePrefix()
    {
        await ImportThreeAsync(_workspace.Store, "alpha-1", text: "1");
        await ImportThreeAsync(_workspace.Store, "alpha-1", text: "2");
        await ImportThreeAsync(_workspace.Store, "alpha-10");
        await ImportThreeAsync(_workspace.Store, "beta");

        Assert.Equal(["alpha-1", "alpha-1~2", "alpha-10", "beta"], _workspace.Store.Runs(_workspace.Problems.Add).Select(r => r.Handle), StringComparer.Ordinal);
        Assert.Equal("alpha-1~2", Found("alpha-1"));
        Assert.Equal("alpha-1", Found("alpha-1~1"));
        Assert.Equal("alpha-1~2", Found("alpha-1~2"));
        Assert.Equal("beta", Found("b"));
        Assert.Equal("alpha-1~2", Found("alpha~2"));
        Assert.IsType<RunLookup.None>(Find("alpha-1~3"));
        Assert.IsType<RunLookup.None>(Find("gamma"));
        Assert.IsType<RunLookup.None>(Find(""));
        Assert.Equal(["alpha-1~2", "alpha-10"], Assert.IsType<RunLookup.Ambiguous>(Find("alpha")).Candidates.Select(r => r.Handle), StringComparer.Ordinal);

        RunLookup Find(string asked) => _workspace.Store.FindRun(asked, _workspace.Problems.Add);
        string Found(string asked) => Assert.IsType<RunLookup.Found>(Find(asked)).Run.Handle;
    }

    [Fact]
    public async Task TheManifestCarriesTotalsAndFailuresByCheck()
    {
        var result = await ImportThreeAsync(_workspace.Store);
        var stored = _workspace.Only();
        Assert.Equal(new Totals { Cases = 3, Passed = 1, Failed = 1, Errored = 0, Unfinished = 1 }, stored.Totals);
        Assert.Equal(KeyValuePair.Create("tests", 1), Assert.Single(stored.FailuresByCheck));
        Assert.Equal(new DateTimeOffset(2025, 11, 21, 12, 0, 0, TimeSpan.Zero), stored.ImportedAt);
        Assert.Equal(result.Run.Digest, stored.Digest);
    }
}
