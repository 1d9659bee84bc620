using System.Text.Json;
using Faultline.Model;
using Faultline.Review;

namespace Faultline.Tests.EndToEnd;

/// <summary>The whole program on the larger runs beside the checkout; skipped where they are not.</summary>
public sealed class SharedRunsTests : IDisposable
{
    private static readonly string _data = Path.GetFullPath(Path.Join(Conventions.Repository.Root, "..", "shared", "data", "convex"));

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-shared-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void CountsEqualTheWrittenOnesAndEveryQuoteStandsWhereItIsSaid()
    {
        var folders = Folders();
        var answer = FaultlineProcess.Run(["triage", .. folders, "--workspace", Path.Join(_folder, "w"), "--json"]);
        Assert.Equal(0, answer.ExitCode);
        var runs = answer.Json.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(folders.Length, runs.Count);
        foreach (var (folder, run) in folders.Zip(runs))
        {
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.Join(folder, "EXPECTED.json")));
            AssertCounts(expected.RootElement, run);
            AssertQuotes(run);
        }
    }

    [Fact]
    public void AnOutageIsOneHarnessCause()
    {
        var outage = Folders().Single(f => f.Contains("jn70vkj7", StringComparison.Ordinal));
        var run = FaultlineProcess.Run("triage", outage, "--workspace", Path.Join(_folder, "w"), "--json").Json.GetProperty("runs")[0];
        Assert.Equal(72, run.GetProperty("faults").GetProperty("HARNESS_FAULT").GetInt32());
        Assert.Single(run.GetProperty("faults").EnumerateObject());
        var text = FaultlineProcess.Run("triage", outage, "--workspace", Path.Join(_folder, "w")).Output;
        Assert.Contains("One cause for nearly the whole run", text, StringComparison.Ordinal);
    }

    private static string[] Folders()
    {
        if (!Directory.Exists(_data)) Assert.Skip($"no data at {_data}");
        return [.. new[] { "runs", "runs_era" }.SelectMany(k => Directory.GetDirectories(Path.Join(_data, k))).Order(StringComparer.Ordinal)];
    }

    private static void AssertCounts(JsonElement expected, JsonElement run)
    {
        var totals = run.GetProperty("totals");
        Assert.Equal(expected.GetProperty("total").GetInt32(), totals.GetProperty("cases").GetInt32());
        Assert.Equal(expected.GetProperty("passed").GetInt32(), totals.GetProperty("passed").GetInt32());
        Assert.Equal(expected.GetProperty("failed").GetInt32(), totals.GetProperty("failed").GetInt32());
        Assert.Equal(expected.GetProperty("unfinished").GetInt32(), totals.GetProperty("unfinished").GetInt32());
        Assert.Equal(
            expected.GetProperty("counts_by_step").EnumerateObject().ToDictionary(p => p.Name == "None" ? "none" : p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal),
            run.GetProperty("checks").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal));
        var steps = run.GetProperty("failures").EnumerateArray().ToDictionary(f => f.GetProperty("case").GetString()!, f => f.GetProperty("check").GetString(), StringComparer.Ordinal);
        foreach (var row in expected.GetProperty("evals").EnumerateArray())
            Assert.Equal(row.GetProperty("failed_step").GetString(), steps[row.GetProperty("eval").GetString()!]);
    }

    private static void AssertQuotes(JsonElement run)
    {
        var reader = new SourceReader();
        foreach (var failure in run.GetProperty("failures").EnumerateArray())
        {
            var evidence = failure.GetProperty("evidence").EnumerateArray().Concat(failure.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("evidence"))).ToList();
            if (failure.GetProperty("fault").ValueKind != JsonValueKind.Null) Assert.NotEmpty(failure.GetProperty("evidence").EnumerateArray());
            foreach (var item in evidence)
            {
                var cited = new Evidence(item.GetProperty("source").GetString()!, item.GetProperty("pointer").GetString()!, item.GetProperty("quote").GetString()!);
                Assert.Null(Citation.Problem(reader, "", cited));
            }
        }
    }
}
