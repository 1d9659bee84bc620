using System.Text;
using System.Text.Json;
using Faultline.Model;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class TrialJsonTests
{
    [Fact]
    public void AnyTrialIsWrittenAsTheSerializerWritesIt()
    {
        var random = new RandomRecord(new Random(42));
        var (json, buffer) = (new TrialJson(), new JsonBytes());
        for (var i = 0; i < 4000; i++)
        {
            var trial = random.Make<Trial>();
            // Half of them without what is left to the serializer anyway.
            if (i % 2 == 0) trial = trial with { Given = null, DependsOn = null, Facts = null, AgentRuns = null, StartedAt = null, EndedAt = null, SpendUsd = null, Usage = trial.Usage is { } u ? u with { CostUsd = null } : null };
            buffer.Clear();
            json.Write(buffer, trial);
            Assert.Equal(Expected(trial), Encoding.UTF8.GetString(buffer.Written));
        }
    }

    [Fact]
    public void ChecksThatTrialsShareAreWrittenForEachOfThem()
    {
        Check[] shared = [new() { Name = "tests", Outcome = CheckOutcome.Passed }];
        var (json, buffer) = (new TrialJson(), new JsonBytes());
        var trials = Enumerable.Range(0, 20).Select(i => StoredSamples.Trial("run", $"{i}") with { Checks = i % 3 == 0 ? [new() { Name = $"{i}", Outcome = CheckOutcome.Unknown }] : shared }).ToList();
        foreach (var trial in trials) json.Write(buffer, trial);
        Assert.Equal(string.Concat(trials.Select(Expected)), Encoding.UTF8.GetString(buffer.Written));
    }

    private static string Expected(Trial trial) =>
        JsonSerializer.Serialize(trial with { Artifacts = [.. trial.Artifacts.Select(a => a with { Text = null })] }, StoreJson.Line<Trial>());
}
