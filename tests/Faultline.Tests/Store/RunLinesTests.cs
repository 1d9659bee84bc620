using Faultline.Model;
using static Faultline.Tests.Store.StoredSamples;

namespace Faultline.Tests.Store;

public sealed class RunLinesTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task PassedTrialsShareTheirListsOfChecksAndComeBackWithThem()
    {
        var trials = Enumerable.Range(0, 500).Select(i => Trial("run-1", $"{i}") with { Checks = Checks(i) }).ToArray();
        await ImportAsync(_workspace.Store, Run(), trials);

        Assert.Equal(trials.Select(Said), _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: true, _workspace.Problems.Add).Select(Said), StringComparer.Ordinal);
        Assert.Empty(_workspace.Problems);
        var lines = File.ReadAllLines(Stored);
        Assert.Single(lines, line => line.Contains("\"checks\":[{\"name\":\"a\",\"outcome\":\"passed\"}]", StringComparison.Ordinal));
        Assert.Equal(100, lines.Count(line => line.Contains("said of this one", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhereTheLineWithTheListIsDamagedTheOthersOfItAreReportedAndTheRestIsRead()
    {
        await ImportAsync(_workspace.Store, Run(), [.. Enumerable.Range(0, 10).Select(i => Trial("run-1", $"{i}") with { Checks = Checks(i) })]);
        var lines = File.ReadAllLines(Stored);
        lines[0] = lines[0][..30];
        File.WriteAllLines(Stored, lines);

        var cases = _workspace.Store.Trials(_workspace.Only(), failuresOnly: false, withTexts: false, _workspace.Problems.Add).Select(t => t.Key.Case);
        // 0, 1, 5 and 6 have one list; 4 and 9 have lists of their own.
        Assert.Equal(["2", "3", "4", "7", "8", "9"], cases, StringComparer.Ordinal);
        Assert.Equal(1, _workspace.Problems.Count(p => p.Line == 1));
        Assert.Equal(["'1'", "'5'", "'6'"], _workspace.Problems.Where(p => p.Line is null).Select(p => p.Message.Split("case ")[1].Split(',', ' ')[0]).Where(c => c.StartsWith('\'')), StringComparer.Ordinal);
    }

    [Fact]
    public async Task TextsThatComeAgainAreWrittenOnceWhateverTheirLength()
    {
        var (file, note) = (new string('x', 5000), "[]");
        await ImportAsync(_workspace.Store, Run(), [.. Enumerable.Range(0, 300).Select(i => Trial("run-1", $"{i}", Outcome.Failed, file, note, $"{i}"))]);

        Assert.Equal(302, File.ReadAllLines(_workspace.PathOf("runs", "run-1", "texts.jsonl")).Length);
        Assert.All(_workspace.Store.Trials(_workspace.Only(), failuresOnly: true, withTexts: true, _workspace.Problems.Add), t => Assert.Equal([file, note, t.Key.Case], t.Artifacts.Select(a => a.Text), StringComparer.Ordinal));
        Assert.Empty(_workspace.Problems);
    }

    private string Stored => _workspace.PathOf("runs", "run-1", "trials.jsonl");

    // Of five trials two have one list, two another, and one has something of its own to say.
    private static IReadOnlyList<Check> Checks(int i) => (i % 5) switch
    {
        0 or 1 => [new() { Name = "a", Outcome = CheckOutcome.Passed }],
        2 or 3 => [new() { Name = "a", Outcome = CheckOutcome.Passed }, new() { Name = "b", Outcome = CheckOutcome.Unknown }],
        _ => [new() { Name = "a", Outcome = CheckOutcome.Passed, Message = "said of this one" }],
    };

    private static string Said(Trial trial) => $"{trial.Key.Case}: {string.Join(", ", trial.Checks)}";
}
