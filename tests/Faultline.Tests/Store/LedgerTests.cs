using Faultline.Model;
using Faultline.Store;
using static Faultline.Tests.Store.StoredSamples;

namespace Faultline.Tests.Store;

public sealed class LedgerTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void EventsComeBackAsTheyWereAppended()
    {
        _workspace.Store.Append(Event("f1"));
        _workspace.Store.Append([Event("f2"), Event("f3")]);

        Assert.Equal(["f1", "f2", "f3"], Failures(), StringComparer.Ordinal);
        Assert.Equal(["0001.jsonl"], Directory.GetFiles(_workspace.PathOf("ledger")).Select(Path.GetFileName), StringComparer.Ordinal);
        var recorded = Assert.IsType<LedgerEvent.AnalysisRecorded>(_workspace.Store.Events(_workspace.Problems.Add).First());
        Assert.Equal(new DateTimeOffset(2025, 11, 21, 12, 0, 0, TimeSpan.Zero), recorded.At);
        Assert.Equal(Fault.OverlyStrict, recorded.Analysis.Finding!.Fault);
        var line = File.ReadAllLines(_workspace.PathOf("ledger", "0001.jsonl"))[0];
        Assert.StartsWith("{\"event\":\"analysis-recorded\",", line, StringComparison.Ordinal);
        Assert.Contains("\"fault\":\"OVERLY_STRICT\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void AppendingNothingCreatesNothing()
    {
        _workspace.Store.Append([]);
        Assert.False(Directory.Exists(_workspace.Folder));
    }

    [Fact]
    public void ATornLastLineIsReportedAndTheNextWriterEndsIt()
    {
        _workspace.Store.Append([Event("f1"), Event("f2")]);
        var path = _workspace.PathOf("ledger", "0001.jsonl");
        var whole = File.ReadAllText(path);
        File.WriteAllText(path, whole[..^20]);

        Assert.Equal(["f1"], Failures(), StringComparer.Ordinal);
        Assert.Equal(2, Assert.Single(_workspace.Problems).Line);

        _workspace.Store.Append(Event("f3"));
        Assert.Equal(["f1", "f3"], Failures(), StringComparer.Ordinal);
        Assert.StartsWith(whole[..^20] + "\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void ALastLineThatMissesOnlyItsEndIsWhole()
    {
        _workspace.Store.Append([Event("f1"), Event("f2")]);
        var path = _workspace.PathOf("ledger", "0001.jsonl");
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd('\n'));

        Assert.Equal(["f1", "f2"], Failures(), StringComparer.Ordinal);
        _workspace.Store.Append(Event("f3"));
        Assert.Equal(["f1", "f2", "f3"], Failures(), StringComparer.Ordinal);
        Assert.Empty(_workspace.Problems);
    }

    [Fact]
    public void AnEventOfAnUnknownKindIsReportedAndKept()
    {
        _workspace.Store.Append(Event("f1"));
        File.AppendAllText(_workspace.PathOf("ledger", "0001.jsonl"), "{\"event\":\"from-the-future\"}\n{\"no\":\"event\"}\n");
        _workspace.Store.Append(Event("f2"));

        Assert.Equal(["f1", "f2"], Failures(), StringComparer.Ordinal);
        Assert.Equal([2, 3], _workspace.Problems.Select(p => p.Line));
    }

    [Fact]
    public void AWriterThatFindsASlotHeldTakesTheNext()
    {
        _workspace.Store.Append(Event("f1"));
        _workspace.Store.Append(WhileAppending());
        Assert.Equal(["0001.jsonl", "0002.jsonl"], Directory.GetFiles(_workspace.PathOf("ledger")).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["f1", "f2", "f3", "f4"], Failures().Order(StringComparer.Ordinal), StringComparer.Ordinal);

        IEnumerable<LedgerEvent> WhileAppending()
        {
            yield return Event("f2");
            _workspace.Open().Append(Event("f3"));
            // A reader is not in the way of writers, nor they in its.
            Assert.Contains("f3", Failures(), StringComparer.Ordinal);
            yield return Event("f4");
        }
    }

    [Fact]
    public void EventsOfSeveralFilesAreReadInTheOrderOfTheirTimes()
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _workspace.Store.Append(First());
        Assert.Equal(["f1", "f2", "f3", "f0", "f4"], Failures(), StringComparer.Ordinal);

        IEnumerable<LedgerEvent> First()
        {
            yield return Event("f1", start);
            _workspace.Open().Append([Event("f2", start.AddHours(1)), Event("f4", start.AddHours(4))]);
            yield return Event("f3", start.AddHours(3));
            // Of a clock that was set back: the order of its file stands.
            yield return Event("f0", start.AddHours(-1));
        }
    }

    [Fact]
    public async Task ManyWritersAtOnceLoseNothing()
    {
        var writers = Enumerable.Range(0, 8).Select(w => Task.Run(
            () =>
            {
                for (var i = 0; i < 20; i++) _workspace.Open().Append(Enumerable.Range(0, 50).Select(n => Event($"{w}-{i}-{n}")));
            },
            TestContext.Current.CancellationToken));
        await Task.WhenAll(writers);

        var failures = Failures();
        Assert.Equal(8000, failures.Count);
        Assert.Equal(8000, failures.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(_workspace.Problems);
        Assert.Empty(Directory.GetFiles(_workspace.PathOf("ledger"), "*.lock"));
    }

    private List<string> Failures() =>
        [.. _workspace.Store.Events(_workspace.Problems.Add).Cast<LedgerEvent.AnalysisRecorded>().Select(e => e.Analysis.Failure)];
}
