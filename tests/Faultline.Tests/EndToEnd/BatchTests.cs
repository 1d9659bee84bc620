using System.Text.Json;
using Faultline.Model;
using Faultline.Review;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>Batches through the whole program: the machine contract, the page, and the larger batches beside the checkout.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-batch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheSamplesContractIsComplete()
    {
        var batch = Triage(ScyllaData.Sample, out var exit);
        Assert.Equal(0, exit);
        Assert.Equal([1, 2, 3], batch.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("index").GetInt32()));
        Assert.Equal((1, 4, 0), Counts(batch, "reported"));
        Assert.Equal((2, 3, 0), Counts(batch, "corrected"));
        var test = batch.GetProperty("tests").EnumerateArray().First(t => t.GetProperty("id").GetString() == "test-002");
        Assert.Equal(("framework_bug", "resume_corruption", true), (test.GetProperty("category").GetString(), test.GetProperty("cause").GetString(), test.GetProperty("hidden_pass").GetBoolean()));
        Assert.Equal(["passed", "errored", "failed"], test.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("outcome").GetString()));
        Assert.Equal([0, -1, 0], test.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("exit_code").GetInt32()));
    }

    [Fact]
    public void ThePageNamesSessionsFiguresCausesAndContradictions()
    {
        var page = FaultlineProcess.Run("triage", ScyllaData.Sample, "--workspace", Path.Join(_folder, "w")).Output;
        Assert.Contains("* test-002", page, StringComparison.Ordinal);
        Assert.Contains("3  framework_bug  resume_corruption", page, StringComparison.Ordinal);
        Assert.Contains("The summary says 'fail'; the attempt of session 1 passed for $0.9023.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), line => line.Length > 100);
    }

    [Fact]
    public void DamageGivesExitCodeTwoAndTheRestIsThere()
    {
        var batch = Triage(ScyllaData.Killed, out var exit);
        Assert.Equal(2, exit);
        Assert.Equal(5, batch.GetProperty("tests").GetArrayLength());
        Assert.False(batch.GetProperty("is_final").GetBoolean());
    }

    [Theory]
    [InlineData("gen-feb14")]
    [InlineData("gen-feb20")]
    [InlineData("gen-random-seed1")]
    [InlineData("gen-random-seed2-dirty")]
    public void TheWrittenTruthIsReproduced(string name)
    {
        if (Repo.Shared is not { } shared) { Assert.Skip("no shared data"); return; }
        var folder = Path.Join(shared, "scylla", name);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Join(folder, "GROUND_TRUTH.json")));
        var (batch, expected) = (Triage(folder, out _), truth.RootElement.GetProperty("batch"));
        Assert.Equal(Counts(expected, "reported"), Counts(batch, "reported"));
        Assert.Equal(Counts(expected, "corrected"), Counts(batch, "corrected"));
        Assert.Equal(
            expected.GetProperty("sessions").EnumerateArray().Select(s => (s.GetProperty("start").GetDateTimeOffset(), s.GetProperty("end").GetDateTimeOffset())),
            batch.GetProperty("sessions").EnumerateArray().Select(s => (s.GetProperty("start").GetDateTimeOffset(), s.GetProperty("end").GetDateTimeOffset())));
        foreach (var (ours, theirs) in new[] { ("total", "total_cost_all"), ("passes", "total_cost_passes"), ("missing_from_summary", "spend_missing_from_summary") })
            Assert.Equal(expected.GetProperty(theirs).GetDouble(), batch.GetProperty("cost").GetProperty(ours).GetDouble(), 0.0049);
        var tests = batch.GetProperty("tests").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!, StringComparer.Ordinal);
        foreach (var test in truth.RootElement.GetProperty("tests").EnumerateArray()) AssertTest(test, tests[test.GetProperty("test_id").GetString()!]);
    }

    [Fact]
    public void CrashedRunsOfARealBatchAreNotCalledRunsWithoutCalls()
    {
        if (Repo.Shared is not { } shared) { Assert.Skip("no shared data"); return; }
        var run = FaultlineProcess.Run("triage", Path.Join(shared, "scylla", "haiku_feb2026_N5"), "--workspace", Path.Join(_folder, "w"), "--json").Json.GetProperty("runs")[0];
        Assert.Equal((620, 466), (run.GetProperty("totals").GetProperty("cases").GetInt32(), run.GetProperty("totals").GetProperty("passed").GetInt32()));
        var byMechanism = run.GetProperty("failures").EnumerateArray().GroupBy(f => f.GetProperty("mechanism").GetString()!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        Assert.Equal((15, 9, 11), (byMechanism["agent_crash"].Count, byMechanism["judge_missing"].Count, byMechanism["no_attempt"].Count));
        Assert.Equal(119, run.GetProperty("faults").GetProperty("MODEL_FAULT").GetInt32());
        Assert.All(byMechanism["agent_crash"], f => Assert.Contains("s of work and left no usage; what they cost is unknown", f.GetProperty("reason").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void ARealExperimentsFolderIsSevenPassedRuns()
    {
        if (Repo.Shared is not { } shared) { Assert.Skip("no shared data"); return; }
        var run = FaultlineProcess.Run("triage", Path.Join(shared, "scylla", "dryrun_raw"), "--workspace", Path.Join(_folder, "w"), "--json").Json.GetProperty("runs")[0];
        Assert.Equal((7, 7), (run.GetProperty("totals").GetProperty("cases").GetInt32(), run.GetProperty("totals").GetProperty("passed").GetInt32()));
    }

    private static void AssertTest(JsonElement expected, JsonElement actual)
    {
        Assert.Contains(actual.GetProperty("category").GetString(), expected.GetProperty("acceptable_categories").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(expected.GetProperty("hidden_pass").GetBoolean(), actual.GetProperty("hidden_pass").GetBoolean());
        Assert.Equal(expected.GetProperty("true_outcome").GetString(), actual.GetProperty("corrected").GetString());
        Assert.Equal(
            expected.GetProperty("attempts").EnumerateArray().Select(a => (a.GetProperty("session").GetInt32(), Code(a), Money(a, "new_agent_spend"))),
            actual.GetProperty("attempts").EnumerateArray().Select(a => (a.GetProperty("session").GetInt32(), Code(a), Money(a, "spend"))));
        var sources = new SourceReader();
        foreach (var item in actual.GetProperty("evidence").EnumerateArray())
            Assert.Null(Citation.Problem(sources, "", new Evidence(item.GetProperty("source").GetString()!, item.GetProperty("pointer").GetString()!, item.GetProperty("quote").GetString()!)));
    }

    private static int? Code(JsonElement attempt) => attempt.GetProperty("exit_code") is { ValueKind: JsonValueKind.Number } code ? code.GetInt32() : null;

    // A test that spent nothing and one of which nobody says so are both nothing here.
    private static double Money(JsonElement attempt, string name) => attempt.GetProperty(name) is { ValueKind: JsonValueKind.Number } money ? Math.Round(money.GetDouble(), 2) : 0;

    private static (int Passed, int Failed, int Other) Counts(JsonElement batch, string name) =>
        (batch.GetProperty(name).GetProperty("passed").GetInt32(), batch.GetProperty(name).GetProperty("failed").GetInt32(), batch.GetProperty(name).GetProperty("other").GetInt32());

    private JsonElement Triage(string folder, out int exit)
    {
        var answer = FaultlineProcess.Run("triage", folder, "--workspace", Path.Join(_folder, "w"), "--json");
        exit = answer.ExitCode;
        return answer.Json.GetProperty("runs")[0].GetProperty("batch");
    }
}
