using System.Text.Json;
using Faultline.Tests.Conventions;

namespace Faultline.Tests.EndToEnd;

/// <summary>What rules of the user do to clusters is seen wherever clusters are, and ends with the rule.</summary>
public sealed class RuleClusterTests : IDisposable
{
    private const string Rules = """
        rules:
          - id: deploys
            when: step = 'deploy'
            cluster: broken deploys
          - id: codes
            when: step = 'deploy' AND fact.tool = 'tsc'
            split_by: code
          - id: late
            when: step = 'deploy'
            cluster: never
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-rule-clusters-").FullName;

    public RuleClusterTests() => Run("triage", Repository.Full("samples/convex-evals"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ANamedClusterIsSeenEverywhereAndGoesWithItsRule()
    {
        var before = Clusters();
        File.WriteAllText(RulesFile, Rules);

        var failures = Failures();
        var moved = failures.Where(f => f.GetProperty("check").GetString() == "deploy").ToList();
        var named = moved.First(f => f.GetProperty("cluster_move").GetProperty("parent").ValueKind == JsonValueKind.Null).GetProperty("cluster").GetString()!;
        Assert.StartsWith("R-", named, StringComparison.Ordinal);
        Assert.All(moved, f => Assert.StartsWith(named, f.GetProperty("cluster").GetString(), StringComparison.Ordinal));
        Assert.Equal(["C-nfmqxs7bfz", "C-p6yxw81frv"], moved.Where(f => f.GetProperty("cluster") is var c && c.GetString() != named).Select(f => f.GetProperty("cluster_move").GetProperty("engine_cluster").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(failures.Except(moved), f => Assert.Equal(JsonValueKind.Null, f.GetProperty("cluster_move").ValueKind));

        var shown = Run("clusters", "show", "Broken deploys", "--json").Json.GetProperty("clusters")[0];
        Assert.Equal((named, "broken deploys", "step = 'deploy'", 2), (shown.GetProperty("id").GetString(), shown.GetProperty("title").GetString(), shown.GetProperty("rule").GetString(), shown.GetProperty("failures").GetInt32()));
        Assert.Equal(2, shown.GetProperty("moved").GetArrayLength());
        Assert.Contains("made by the rule deploys of this workspace", Run("clusters", "show", named).Output, StringComparison.Ordinal);
        var part = moved.Select(f => f.GetProperty("cluster").GetString()!).First(c => c != named);
        Assert.EndsWith(") AND code = 'TS2339'", Run("clusters", "show", part, "--json").Json.GetProperty("clusters")[0].GetProperty("rule").GetString()!.Replace("TS2305", "TS2339", StringComparison.Ordinal), StringComparison.Ordinal);

        var why = Run("clusters", "why", moved[0].GetProperty("id").GetString()!).Output;
        Assert.Contains("== Moved by rules of this workspace\n  deploys (cluster broken deploys), w/rules.yaml line 3", why, StringComparison.Ordinal);
        Assert.Contains("cluster " + moved[0].GetProperty("cluster_move").GetProperty("engine_cluster").GetString(), why, StringComparison.Ordinal);
        Assert.Contains("'broken deploys", Run("show", moved[0].GetProperty("id").GetString()!).Output, StringComparison.Ordinal);

        var triage = Run("triage", Repository.Full("samples/convex-evals")).Output;
        Assert.Contains($"{named}  2 failures, 'broken deploys'", triage, StringComparison.Ordinal);
        Assert.Contains($"broken deploys ({named}): 2 of 8 failures", triage, StringComparison.Ordinal);
        Run("report", "jn7samp1", "--output", Path.Join(_folder, "out"));
        Assert.Contains($"`{named}` broken deploys, by the rule deploys of this workspace, without it C-", string.Concat(Directory.EnumerateFiles(Path.Join(_folder, "out"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        Run("report", "jn7samp1", "--format", "issues", "--output", Path.Join(_folder, "issues"));
        var issue = Directory.EnumerateFiles(Path.Join(_folder, "issues"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText).Single(t => t.StartsWith("# [convex-evals] 2 cases: broken deploys", StringComparison.Ordinal));
        Assert.Contains($"the others are in its cluster `{named}` by the rule deploys of this workspace, and may say something else", issue, StringComparison.Ordinal);
        Assert.Equal([("deploys", "live", 4), ("codes", "live", 2), ("late", "shadowed", 0)], Run("rules", "list", "--json").Json.GetProperty("rules").EnumerateArray().Select(r => (r.GetProperty("id").GetString()!, r.GetProperty("state").GetString()!, r.GetProperty("clusters").GetInt32())));

        File.Delete(RulesFile);
        Assert.Equal(before, Clusters());
        Assert.Contains("No rule of yours makes", Run("clusters", "show", named).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatARuleMakesIsNotEditedByHand()
    {
        File.WriteAllText(RulesFile, Rules);
        var engine = Clusters().First(c => c.StartsWith("C-", StringComparison.Ordinal));

        foreach (var edit in new string[][] { ["name", "broken deploys", "x"], ["merge", engine, "broken deploys"], ["split", "broken deploys", "f1"] })
        {
            var refused = Run(["clusters", .. edit]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("is made by the rule 'deploys' of rules.yaml", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APartIsFoundAfterItsClusterWasMerged()
    {
        File.WriteAllText(RulesFile, "rules:\n  - {id: s, when: TRUE, split_by: case}\n");
        var parts = Clusters();
        var (into, from) = (parts[0].Split('.')[0], parts[1].Split('.')[0]);

        Assert.Equal(0, Run("clusters", "merge", into, from).ExitCode);

        Assert.Contains(into + parts[1][parts[1].IndexOf('.', StringComparison.Ordinal)..], Clusters());
        Assert.StartsWith($"[{into}.", Run("clusters", "show", parts[1]).Output, StringComparison.Ordinal);
        Assert.Contains("rules of this workspace moved 2 failures of it", Run("clusters", "show", into).Output, StringComparison.Ordinal);
    }

    // The rule that a cluster prints is there to be copied.
    [Fact]
    public void TheRuleOfEveryClusterMeetsItsFailures()
    {
        var clusters = Run("clusters", "--json").Json.GetProperty("clusters").EnumerateArray().ToList();
        File.WriteAllText(RulesFile, JsonSerializer.Serialize(new { rules = clusters.Select((c, i) => new { id = $"r{i}", when = c.GetProperty("rule").GetString(), cluster = $"copy of {c.GetProperty("id").GetString()}" }) }));

        var listed = Run("rules", "list", "--json");

        Assert.Equal(0, listed.ExitCode);
        Assert.Equal(clusters.Select(c => c.GetProperty("failures").GetInt32()), listed.Json.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("clusters").GetInt32()));
    }

    [Theory]
    [InlineData("case", 8, 8)]
    [InlineData("check", 3, 8)]
    [InlineData("model", 1, 8)]
    public void FailuresAreViewedByWhatTheyShare(string by, int values, int failures)
    {
        var view = Run("clusters", "--by", by, "--json").Json;
        var facets = view.GetProperty("facets");
        var all = facets.GetProperty("values").EnumerateArray().ToList();

        Assert.Equal((by, values, failures), (facets.GetProperty("by").GetString(), all.Count, facets.GetProperty("failures").GetInt32()));
        Assert.Equal(failures, all.Sum(v => v.GetProperty("failures").GetInt32()));
        Assert.All(all, v => Assert.Equal(v.GetProperty("failures").GetInt32(), v.GetProperty("clusters").EnumerateArray().Sum(c => c.GetProperty("failures").GetInt32())));
        Assert.Equal(8, view.GetProperty("clusters").GetArrayLength());
    }

    [Fact]
    public void AFacetThatIsNotThereIsRefused() => Assert.Equal(64, Run("clusters", "--by", "colour").ExitCode);

    private string RulesFile => Path.Join(_folder, "w", "rules.yaml");

    private List<string> Clusters() => [.. Run("clusters", "--json").Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    private List<JsonElement> Failures() => [.. Run("failures", "--json").Json.GetProperty("failures").EnumerateArray()];

    private FaultlineProcess.Result Run(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", "w"]);
}
