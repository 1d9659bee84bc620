using System.Text.Json;
using Faultline.Tests.Conventions;

namespace Faultline.Tests.EndToEnd;

/// <summary>The sample run, and the same a week later: what was said of the first is known of the second.</summary>
public sealed class RecurrenceTests : IDisposable
{
    private const string Crons = "000-fundamentals/003-crons";

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-recurrence-").FullName;
    private readonly string _later;

    public RecurrenceTests()
    {
        var sample = Repository.Full("samples/convex-evals");
        _later = Path.Join(_folder, "later");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(_later, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = file.EndsWith(".json", StringComparison.Ordinal) ? File.ReadAllText(file).Replace("jn7samp1e", "jn7later0", StringComparison.Ordinal).Replace("\"_creationTime\":177087", "\"_creationTime\":177147", StringComparison.Ordinal) : File.ReadAllText(file);
            File.WriteAllText(copy, text);
        }

        Run("import", sample);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheListOfFailuresKnowsWhatTriageKnowsAndVerdictsAreToldWithWhoAndWhen()
    {
        var first = Failures("jn7samp1").Single(f => f.GetProperty("case").GetString() == Crons).GetProperty("id").GetString()!;
        Assert.Equal(0, Run("verdict", "set", first, "--fault", "GRADER_FAULT", "--mechanism", "extra_constraint", "--quote", "run every second", "--by", "ann").ExitCode);

        var triaged = Run("triage", _later, "--json").Json.GetProperty("runs")[0].GetProperty("failures").EnumerateArray().ToList();
        var listed = Failures("jn7later0");

        Assert.Equal(triaged.Select(f => JsonSerializer.Serialize(f.GetProperty("recurrence"))), listed.Select(f => JsonSerializer.Serialize(f.GetProperty("recurrence"))), StringComparer.Ordinal);
        Assert.All(Failures("jn7samp1"), f => Assert.Equal("new", f.GetProperty("recurrence").GetProperty("state").GetString()));
        var known = listed.Single(f => f.GetProperty("case").GetString() == Crons).GetProperty("recurrence");
        Assert.Equal("recurring", known.GetProperty("state").GetString());
        var label = Assert.Single(known.GetProperty("labels").EnumerateArray());
        Assert.Equal(("verdict:" + first, "GRADER_FAULT", "reviewed", "person:ann"), (label.GetProperty("source").GetString(), label.GetProperty("label").GetString(), label.GetProperty("basis").GetString(), label.GetProperty("by").GetString()));
        Assert.Equal("people", known.GetProperty("leading").GetProperty("by").GetString());
        Assert.True(known.GetProperty("labelled_otherwise_now").GetBoolean());

        var id = listed.Single(f => f.GetProperty("case").GetString() == Crons).GetProperty("id").GetString()!;
        Assert.Contains("labelled GRADER_FAULT by person:ann, ", Run("show", id).Output, StringComparison.Ordinal);
        Assert.Contains($"verdict on {first}", Run("show", id).Output, StringComparison.Ordinal);
        Assert.Contains("person:ann", Run("history", Crons).Output, StringComparison.Ordinal);
        Run("report", "jn7later0", "--output", Path.Join(_folder, "out"));
        Assert.Contains($"GRADER_FAULT by person:ann, ", string.Concat(Directory.EnumerateFiles(Path.Join(_folder, "out"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void RulesGiveOneCauseToRunsOfBothSides()
    {
        File.WriteAllText(Path.Join(_folder, "w", "rules.yaml"), "rules:\n  - {id: d, when: step = 'deploy', cluster: deploys}\n");
        Run("import", _later);

        var deploys = Failures("jn7later0").Where(f => f.GetProperty("check").GetString() == "deploy").ToList();
        Assert.All(deploys, f => Assert.Equal("cause-and-case", f.GetProperty("recurrence").GetProperty("match").GetString()));
        Assert.All(deploys, f => Assert.Contains(f.GetProperty("recurrence").GetProperty("occurrences").EnumerateArray(), o => o.GetProperty("match").GetString() == "cause"));

        File.Delete(Path.Join(_folder, "w", "rules.yaml"));
        Assert.DoesNotContain(Failures("jn7later0").SelectMany(f => f.GetProperty("recurrence").GetProperty("occurrences").EnumerateArray()), o => o.GetProperty("match").GetString() == "cause");
    }

    private List<JsonElement> Failures(string run) => [.. Run("failures", run, "--json").Json.GetProperty("failures").EnumerateArray()];

    private FaultlineProcess.Result Run(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", "w"]);
}
