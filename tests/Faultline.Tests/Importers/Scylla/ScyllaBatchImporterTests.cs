using Faultline.Importers;
using Faultline.Importers.Scylla;
using Faultline.Model;
using Faultline.Review;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.Scylla;

public sealed class ScyllaBatchImporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-scylla-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AKilledBatchReadsAsWritten()
    {
        var read = await ScyllaData.ReadAsync(ScyllaData.Killed);
        Golden.MatchesJson(Path.Join(Path.GetDirectoryName(ScyllaData.Killed)!, "killed-batch.expected.json"), new
        {
            Run = read.Run! with { Root = "" },
            read.Trials,
            Notes = read.Notes.Select(n => $"{Path.GetFileName(n.File)}:{n.Line} {n.Severity} {n.Message}"),
        });
    }

    [Fact]
    public async Task EveryFactOfTheSampleStandsWhereItIsSaid()
    {
        var read = await ScyllaData.ReadAsync(ScyllaData.Sample);
        var sources = new SourceReader();
        var facts = read.Trials.SelectMany(t => t.Facts!).Select(f => f.Evidence)
            .Concat(read.Trials.SelectMany(t => t.AgentRuns ?? []).SelectMany(r => new[] { r.AgentEvidence, r.JudgeEvidence }).OfType<Evidence>()).ToList();
        Assert.True(facts.Count > 60, $"{facts.Count} facts");
        Assert.All(facts, e => Assert.Null(Citation.Problem(sources, read.Run!.Root, e)));
    }

    [Fact]
    public async Task TheFirstPassIsStillThereBesideTheLastState()
    {
        var read = await ScyllaData.ReadAsync(ScyllaData.Sample);
        Assert.Empty(read.Notes);
        Assert.Equal([Outcome.Passed, Outcome.Errored, Outcome.Failed], read.Trials.Where(t => t.Key.Case == "test-002").Select(t => t.Outcome));
        Assert.Equal(3, read.Run!.Batch!.Sessions.Count);
        Assert.Equal(3, read.Run.Batch.Rows.Single(r => r.Case == "test-002").Session);
    }

    [Fact]
    public async Task WithoutLogsTheFolderStillTellsOfTheFirstPass()
    {
        ScyllaData.Copy(ScyllaData.Sample, _folder);
        Directory.Delete(Path.Join(_folder, "thread_logs"), recursive: true);
        var read = await ScyllaData.ReadAsync(_folder);
        Assert.Contains(read.Trials, t => t is { Key.Case: "test-002", Outcome: Outcome.Passed });
        Assert.Equal(0.9023m, Math.Round(read.Trials.Where(t => t.Key.Case == "test-002").Sum(t => t.SpendUsd ?? 0), 4));
    }

    [Fact]
    public async Task WithoutASummaryAttemptsAreReadAndItsAbsenceIsSaid()
    {
        ScyllaData.Copy(ScyllaData.Sample, _folder);
        File.Delete(Path.Join(_folder, "batch_summary.json"));
        var read = await ScyllaData.ReadAsync(_folder);
        Assert.Equal(13, read.Trials.Count);
        Assert.Empty(read.Run!.Batch!.Rows);
        Assert.Contains(read.Notes, n => n.Message.Contains("batch_summary.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thread_logs/thread_0.log")]
    [InlineData("thread_logs/thread_1.log")]
    [InlineData("batch_summary.json")]
    public async Task CutAnywhereTheRestIsReadAndTheCutIsNamed(string name)
    {
        ScyllaData.Copy(ScyllaData.Sample, _folder);
        var path = Path.Join(_folder, name);
        var whole = File.ReadAllBytes(path);
        for (var part = 1; part < 40; part++)
        {
            var end = (whole.Length * part / 40) - 1;
            File.WriteAllBytes(path, whole[..end]);
            var read = await ScyllaData.ReadAsync(_folder);
            Assert.Equal(5, read.Trials.Select(t => t.Key.Case).Distinct().Count());
            if (whole[end - 1] != '\n') Assert.Contains(read.Errors, n => n.File.EndsWith(Path.GetFileName(name), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task BytesChangedAnywhereNeverStopTheReading()
    {
        var random = new Random(7);
        byte[] bad = [0, 10, 34, 123, 125, 195, 255];
        for (var round = 0; round < 30; round++)
        {
            ScyllaData.Copy(ScyllaData.Killed, _folder);
            foreach (var file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
            {
                var bytes = File.ReadAllBytes(file);
                for (var i = 0; i < 12; i++) bytes[random.Next(bytes.Length)] = bad[random.Next(bad.Length)];
                File.WriteAllBytes(file, bytes);
            }

            var read = await ScyllaData.ReadAsync(_folder);
            Assert.True(read.Trials.Count >= 4, $"round {round}: {read.Trials.Count} trials");
            Assert.Equal(read.Trials.Count, read.Trials.Select(t => t.Key).Distinct().Count());
        }
    }

    [Fact]
    public async Task AnEmptySummaryBesideALeftoverIsReplacedAndSaidSo()
    {
        ScyllaData.Copy(ScyllaData.Sample, _folder);
        var summary = Path.Join(_folder, "batch_summary.json");
        File.Move(summary, summary + ".tmp.140213");
        File.WriteAllText(summary, "");
        var read = await ScyllaData.ReadAsync(_folder);
        Assert.Equal(5, read.Run!.Batch!.Rows.Count);
        Assert.Contains(read.Errors, n => n.Message.Contains("leftover", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RowsOfLaterVersionsThatNameNeitherFolderNorResultTellOfWhatCameLast()
    {
        ScyllaData.Copy(ScyllaData.Sample, _folder);
        Directory.Delete(Path.Join(_folder, "thread_logs"), recursive: true);
        File.WriteAllText(Path.Join(_folder, "batch_summary.json"), """{"results": [{"test_id": "test-002", "status": "success", "started_at": "2026-03-14T15:01:56+00:00"}, {"test_id": "test-017", "status": "success"}]}""");
        var read = await ScyllaData.ReadAsync(_folder);
        Assert.Empty(read.Errors);
        Assert.Equal(7, read.Trials.Count(t => t.Key.Case != "test-022"));
        Assert.Equal((2, Outcome.Failed), (read.Run!.Batch!.Rows[0].Attempt, read.Trials.Single(t => t.Key is { Case: "test-002", Attempt: 2 }).Outcome));
    }

    [Fact]
    public void OtherFoldersAreNotClaimed()
    {
        Assert.Equal(Certainty.No, new ScyllaBatchImporter().Probe(ImportInput.Of(_folder)).Certainty);
        Assert.Equal(Certainty.No, new ScyllaBatchImporter().Probe(ImportInput.Of(Path.Join(Repo.Root, "samples", "convex-evals"))).Certainty);
        Assert.Equal(Certainty.Sure, new ScyllaBatchImporter().Probe(ImportInput.Of(ScyllaData.Sample)).Certainty);
    }
}
