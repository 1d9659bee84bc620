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
        var buffer = new JsonBytes();
        for (var i = 0; i < 4000; i++)
        {
            var trial = random.Make<Trial>();
            // Half of them without what is left to the serializer anyway.
            if (i % 2 == 0) trial = trial with { Given = null, DependsOn = null, Facts = null, AgentRuns = null, StartedAt = null, EndedAt = null, SpendUsd = null, Usage = trial.Usage is { } u ? u with { CostUsd = null } : null };
            buffer.Clear();
            TrialJson.Write(buffer, trial);
            Assert.Equal(Expected(trial), Encoding.UTF8.GetString(buffer.Written));
        }
    }

    private static string Expected(Trial trial) =>
        JsonSerializer.Serialize(trial with { Artifacts = [.. trial.Artifacts.Select(a => a with { Text = null })] }, StoreJson.Line<Trial>());
}
