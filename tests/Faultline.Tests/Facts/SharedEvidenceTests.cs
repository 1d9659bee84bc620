using System.Text.Json;
using Faultline.Facts;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Facts;

public sealed class SharedEvidenceTests
{
    [Fact]
    public void EveryFactOfTheRealRunsQuotesItsLine()
    {
        if (Repo.Shared is not { } shared || !Directory.Exists(Path.Combine(shared, "convex")))
        {
            Assert.Skip("the shared material is not on this machine");
            return;
        }

        var convex = Path.Combine(shared, "convex");
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(convex, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(Path.GetDirectoryName(path)) != "evals") continue;
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var source = Path.GetRelativePath(convex, path).Replace('\\', '/');
            foreach (var fact in FactReading.Of(TrialOf(document.RootElement, source)))
            {
                Assert.Equal(source, fact.Evidence.Source);
                var line = StoredLine(document.RootElement, new Location(fact.Evidence.Source, fact.Evidence.Pointer));
                Assert.NotEmpty(fact.Evidence.Quote);
                Assert.Contains(fact.Evidence.Quote, line, StringComparison.Ordinal);
                Assert.DoesNotContain('\u001b', fact.Evidence.Quote);
                Assert.InRange(fact.Evidence.Quote.Length, 1, 300);
                Assert.DoesNotContain('\u001b', fact.Message);
                counts[fact.Kind] = counts.GetValueOrDefault(fact.Kind) + 1;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", counts.Select(kind => $"{kind.Key} {kind.Value}")));
        Assert.NotEmpty(counts);
    }

    // Each failed step with its own text, and the whole run.log as what decides the tests.
    private static Trial TrialOf(JsonElement root, string source)
    {
        var checks = new List<Check>();
        var log = root.TryGetProperty("outputFiles", out var files) && files.ValueKind == JsonValueKind.Object && files.TryGetProperty("run.log", out var text) ? text.GetString() : null;
        var steps = root.GetProperty("steps");
        for (var i = 0; i < steps.GetArrayLength(); i++)
        {
            var status = steps[i].GetProperty("status");
            if (status.GetProperty("kind").GetString() != "failed") continue;
            var name = steps[i].GetProperty("name").GetString()!;
            checks.Add(new Check
            {
                Name = name,
                Outcome = CheckOutcome.Failed,
                Message = status.GetProperty("failureReason").GetString(),
                MessageAt = new Location(source, $"/steps/{i}/status/failureReason"),
                Detail = name == "tests" ? log : null,
                DetailAt = name == "tests" && log is not null ? new Location(source, "/outputFiles/run.log") : null,
            });
        }

        var eval = root.GetProperty("eval").GetProperty("status");
        return new Trial
        {
            Key = new TrialKey("run", source),
            Outcome = Outcome.Failed,
            Error = eval.TryGetProperty("failureReason", out var error) ? error.GetString() : null,
            ErrorAt = new Location(source, "/eval/status/failureReason"),
            Checks = checks,
        };
    }

    private static string StoredLine(JsonElement root, Location at)
    {
        var value = root;
        foreach (var part in at.JsonPointer.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            value = value.ValueKind == JsonValueKind.Array ? value[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : value.GetProperty(name);
        }

        return value.GetString()!.Split('\n')[at.FirstLine - 1];
    }
}
