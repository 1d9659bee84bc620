using System.Text.Json;
using Faultline.Importers;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary><c>compare</c> on the larger runs beside the checkout, against counts that others made; skipped where they are not.</summary>
public sealed class SharedComparisonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-compare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatRunsShareIsWhatTheirWrittenFailuresShare()
    {
        var folders = Directory.GetDirectories(Shared("convex", "runs")).Order(StringComparer.Ordinal).Where(f => !f.Contains("jn70", StringComparison.Ordinal)).ToArray();
        var json = Compare(0, folders);
        var expected = folders.Select(f => JsonDocument.Parse(File.ReadAllText(Path.Join(f, "EXPECTED.json"))).RootElement).ToList();
        var failed = expected.ConvertAll(e => e.GetProperty("evals").EnumerateArray().Where(r => r.GetProperty("failed_step").ValueKind == JsonValueKind.String)
            .Select(r => r.GetProperty("eval").GetString()!).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(expected.Select(e => e.GetProperty("failed").GetInt32()), json.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("failed").GetInt32()));
        Assert.Equal(expected.Select(e => e.GetProperty("total").GetInt32()), json.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("cases").GetInt32()));
        Assert.Equal(
            failed.Aggregate(failed[0].AsEnumerable(), (all, some) => all.Intersect(some, StringComparer.Ordinal)).Order(StringComparer.Ordinal),
            Names(json.GetProperty("failed_by_all")));
    }

    [Theory]
    [InlineData("gen-seed1-rehydrated", 0)]
    [InlineData("gen-seed2-normal", 0)]
    [InlineData("gen-seed3-dirty", 2)]
    public void ConversationsAreWhatTheirFactsSay(string set, int exit)
    {
        if (!Catalog.All<IImporter>().Any(i => i.Id == "conversation")) Assert.Skip("conversations are not read yet");
        var folder = Shared("conversation", set);
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Join(folder, "FACTS.json")));
        var facts = file.RootElement;
        var runs = facts.GetProperty("runs").EnumerateArray().ToList();
        var json = Compare(exit, [.. runs.Select(r => Path.Join(folder, "runs", "conversation_bench", r.GetProperty("run_id").GetString()))]);
        Assert.Equal(Turns(facts.GetProperty("failed_by_all")), Names(json.GetProperty("failed_by_all")));
        Assert.Equal(runs.Select(r => r.GetProperty("run_id").GetString()), json.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        foreach (var (fact, run) in runs.Zip(json.GetProperty("runs").EnumerateArray()))
        {
            var id = run.GetProperty("id").GetString()!;
            Assert.Equal(
                (fact.GetProperty("failed_rows").GetInt32(), fact.GetProperty("ended_session_without_closing_turn").GetInt32(), fact.GetProperty("empty_response").GetInt32()),
                (run.GetProperty("failed").GetInt32(), run.GetProperty("ended_session").GetInt32(), run.GetProperty("empty_response").GetInt32()));
            Assert.Equal(Counts(fact.GetProperty("failed_dimensions")), Counts(run.GetProperty("dimensions")));
            Assert.Equal(Turns(fact.GetProperty("unique_fail_turns")), Names(json.GetProperty("unique_fails").GetProperty(id)));
            Assert.Equal(Turns(fact.GetProperty("unique_pass_turns")), Names(json.GetProperty("unique_passes").GetProperty(id)));
        }
    }

    private static string Shared(params string[] parts)
    {
        if (Repo.Shared is null) Assert.Skip("no shared data beside the checkout");
        return Path.Join([Repo.Shared, .. parts]);
    }

    private JsonElement Compare(int exit, string[] runs)
    {
        var result = FaultlineProcess.RunIn(_folder, ["compare", .. runs, "--workspace", "w", "--json"]);
        Assert.Equal(exit, result.ExitCode);
        return result.Json;
    }

    private static List<string> Names(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    private static List<string> Turns(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetRawText())];

    private static SortedDictionary<string, int> Counts(JsonElement counts)
        => new(counts.EnumerateObject().Where(c => c.Value.GetInt32() > 0).ToDictionary(c => c.Name, c => c.Value.GetInt32(), StringComparer.Ordinal), StringComparer.Ordinal);
}
