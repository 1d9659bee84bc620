using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Tests.EndToEnd;
using Faultline.Tests.Support;

namespace Faultline.Tests.Rules.Conversation;

/// <summary>
/// The rules against labels that the generator of the runs put in by construction; skipped where the runs are not. The labels were not
/// made by rules, and the judge's words are replaced in one variant: what holds then rests on fields.
/// </summary>
public sealed class ConversationLabelsTests : IDisposable
{
    private static readonly string[] Sets = ["gen-seed1-rehydrated", "gen-seed2-normal", "gen-seed3-dirty"];

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-labels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, false, 0.95)]
    [InlineData(false, false, 0.80)]
    [InlineData(true, true, 0.95)]
    [InlineData(false, true, 0.80)]
    public void MechanismsAgreeWithTheLabels(bool withExpected, bool withoutJudge, double least)
    {
        foreach (var set in Sets)
        {
            var rows = Labelled(set, withExpected, withoutJudge);
            Assert.InRange(MacroF1([.. rows.Select(row => (row.Label.GetProperty("mechanism").GetString()!, row.Failure.GetProperty("mechanism").GetString() ?? "none"))]), least, 1);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void ConsequencesNameTheTurnTheyFollowFrom(bool withExpected, bool withoutJudge)
    {
        foreach (var set in Sets)
        {
            var rows = Labelled(set, withExpected, withoutJudge);
            var right = rows.Count(row => row.Label.GetProperty("root_turn").GetRawText() == (row.Failure.GetProperty("root").GetString() ?? row.Failure.GetProperty("case").GetString()));
            Assert.InRange((double)right / rows.Count, 0.95, 1);
            if (!set.Contains("normal", StringComparison.Ordinal)) Assert.All(rows, row => Assert.Equal(JsonValueKind.Null, row.Failure.GetProperty("root").ValueKind));
        }
    }

    [Fact]
    public void EveryPublishedRowGetsALabelWithItsEvidence()
    {
        var result = FaultlineProcess.Run("triage", Path.Join(Root(), "real_failure_rows.dev.jsonl"), "--workspace", _folder, "--json");
        var failures = result.Json.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("failures").EnumerateArray()).ToList();
        Assert.Equal(12, failures.Count);
        Assert.All(failures, failure => Assert.NotEmpty(failure.GetProperty("evidence").EnumerateArray()));
        Assert.All(failures, failure => Assert.Equal("provisional", failure.GetProperty("status").GetString()));
    }

    private static string Root()
    {
        if (Repo.Shared is null) Assert.Skip("no shared data beside the checkout");
        return Path.Join(Repo.Shared, "conversation");
    }

    private List<(JsonElement Label, JsonElement Failure)> Labelled(string set, bool withExpected, bool withoutJudge)
    {
        var folder = Path.Join(Root(), set);
        var runs = withoutJudge ? WithoutJudge(folder) : Path.Join(folder, "runs");
        string[] expected = ["--expected", withExpected ? Path.Join(folder, "expected.conversation_bench.json") : "none"];
        var json = FaultlineProcess.Run(["triage", runs, "--workspace", Path.Join(_folder, "w"), "--json", .. expected]).Json;
        var failures = json.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("failures").EnumerateArray())
            .ToDictionary(failure => (failure.GetProperty("run").GetString(), failure.GetProperty("case").GetString()));
        var labels = File.ReadLines(Path.Join(folder, "LABELS.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(labels.Count, failures.Count);
        return [.. labels.Select(label => (label, failures[(label.GetProperty("run_id").GetString(), label.GetProperty("turn").GetRawText())]))];
    }

    // The same runs with every reasoning replaced by words that mislead whoever reads them.
    private string WithoutJudge(string folder)
    {
        var target = Path.Join(_folder, "runs", Path.GetFileName(folder));
        foreach (var file in Directory.EnumerateFiles(Path.Join(folder, "runs"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (file.EndsWith("_judged.jsonl", StringComparison.Ordinal)) File.WriteAllLines(copy, File.ReadLines(file).Select(Mislead), new UTF8Encoding(false));
            else File.Copy(file, copy, overwrite: true);
        }

        return Path.Join(target, "runs");
    }

    private static string Mislead(string line)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject row || string.IsNullOrEmpty(row["judge_reasoning"]?.GetValue<string>())) return line;
            row["judge_reasoning"] = "Unambiguous lamp, mismatch of rivers; a fallback was expected, ended the session, asked for the name again, factual error.";
            return row.ToJsonString();
        }
        catch (JsonException)
        {
            // A torn line stays torn.
            return line;
        }
    }

    private static double MacroF1(List<(string Label, string Found)> pairs) => pairs.Select(pair => pair.Label).Distinct(StringComparer.Ordinal).Average(label =>
    {
        var hits = pairs.Count(pair => pair.Label == label && pair.Found == label);
        var misses = pairs.Count(pair => pair.Label == label != (pair.Found == label));
        return 2.0 * hits / (2.0 * hits + misses);
    });
}
