using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Faultline.Tests.Support;

namespace Faultline.Tests.Mcp;

/// <summary>A scripted agent follows the skills step by step through MCP, on every sample, and its report holds when it is looked up.</summary>
public sealed partial class ProcedureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faultline-procedure").FullName;
    private int bytes;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("convex-evals")]
    [InlineData("conversation")]
    [InlineData("scylla-batch")]
    public void AWholeRunIsReadReviewedReportedAndVerified(string sample)
    {
        using var agent = McpClient.Start(folder, "--write");
        Say(agent, "guide");
        var found = Say(agent, "run_find", new JsonObject { ["path"] = Path.Combine(Repo.Root, "samples", sample) });
        Assert.DoesNotContain("0 runs below", found, StringComparison.Ordinal);
        Say(agent, "run_import", new JsonObject { ["paths"] = new JsonArray(Path.Combine(Repo.Root, "samples", sample)) });
        var runs = RunId().Matches(Say(agent, "run_list")).Select(m => m.Groups["id"].Value).ToList();
        Assert.NotEmpty(runs);
        if (runs.Count > 1) Say(agent, "compare_runs", new JsonObject { ["runs"] = new JsonArray([.. runs.Select(r => (JsonNode)r)]) });
        foreach (var run in runs) Review(agent, run);

        var overview = Say(agent, "run_show", new JsonObject { ["run"] = runs[0] });
        Assert.Contains("reviewed", overview, StringComparison.Ordinal);
        // What the skill of batches asks for stands on the run's page.
        if (sample == "scylla-batch") Assert.All(["Sessions (UTC)", "Pass rate corrected", "Hidden passes", "Missing from the summary"], w => Assert.Contains(w, overview, StringComparison.Ordinal));
        var written = Say(agent, "report_write", new JsonObject { ["run"] = runs[0] }).Split('\n');
        var report = Path.Combine(folder, written[1]);
        Assert.Contains(": 0 problems", Say(agent, "report_verify", new JsonObject { ["path"] = report }), StringComparison.Ordinal);
        var bundle = Say(agent, "issues_build", new JsonObject { ["run"] = runs[0] });
        Assert.Contains("files written", bundle, StringComparison.Ordinal);

        // A planted error does not get past the check.
        var lines = File.ReadAllLines(report);
        var at = Array.FindIndex(lines, l => FailureId().IsMatch(l));
        lines[at] = FailureId().Replace(lines[at], "f000000000000", 1);
        File.WriteAllLines(report, lines);
        Assert.Contains("f000000000000", Say(agent, "report_verify", new JsonObject { ["path"] = report }), StringComparison.Ordinal);
    }

    [Fact]
    public void AListingOfAHundredAndAReviewOfNineteenStaySmall()
    {
        using var agent = McpClient.Start(folder, "--write");
        var input = Path.Combine(folder, "failed_evals.json");
        File.WriteAllText(input, Export("jn7hundred0000000000000000000000", 100));
        Say(agent, "run_import", new JsonObject { ["paths"] = new JsonArray(input) });
        var listed = agent.Call("failure_list", new JsonObject { ["run"] = "jn7hundred" });
        Assert.Equal(100, listed.Text.Split('\n').Count(l => l.StartsWith('[')));
        Assert.InRange(listed.Bytes, 1, 8 * 1024 - 1);

        Say(agent, "run_import", new JsonObject { ["paths"] = new JsonArray(Path.Combine(Repo.Root, "samples", "convex-evals")) });
        bytes = 0;
        Review(agent, "jn7samp1");
        // Eight failures with all their texts: nineteen of them stay below 200 KB.
        Assert.InRange(bytes, 1, 200_000 * 8 / 19);
    }

    private void Review(McpClient agent, string run)
    {
        while (true)
        {
            var next = Say(agent, "review_next", new JsonObject { ["run"] = run, ["holder"] = "script" });
            if (!next.StartsWith("lease ", StringComparison.Ordinal)) return;
            var failure = FailureId().Match(next).Value;
            // The script judges nothing: it quotes the first log text or fact of the packet and says that it can't tell.
            var quote = Fenced().Match(next) is { Success: true } fence ? fence.Groups["text"].Value.Split('\n').First(l => l.Trim().Length > 3).Trim() : Quoted().Match(next).Groups["text"].Value;
            Say(agent, "verdict_record", new JsonObject
            {
                ["failure"] = failure,
                ["lease"] = next.Split(' ')[1],
                ["fault"] = "INCONCLUSIVE",
                ["mechanism"] = "other",
                ["reasoning"] = "A script reads nothing.",
                ["confidence"] = 0.1,
                ["holder"] = "script",
                ["missing"] = new JsonArray("a reader"),
                ["evidence"] = new JsonArray(new JsonObject { ["source"] = "", ["pointer"] = "", ["quote"] = quote.TrimEnd('~') }),
            });
        }
    }

    private string Say(McpClient agent, string tool, JsonObject? arguments = null)
    {
        var answer = agent.Call(tool, arguments);
        Assert.False(answer.IsError, $"{tool}({arguments?.ToJsonString()}): {answer.Text}");
        bytes += answer.Bytes;
        return answer.Text;
    }

    private static string Export(string run, int failures) => new JsonObject
    {
        ["run"] = new JsonObject { ["_id"] = run, ["model"] = "m", ["provider"] = "p" },
        ["totalEvals"] = failures,
        ["passedCount"] = 0,
        ["failedCount"] = failures,
        ["failedEvals"] = new JsonArray([.. Enumerable.Range(0, failures).Select(i => (JsonNode)new JsonObject
        {
            ["_id"] = $"e{i:D4}",
            ["evalPath"] = $"003-a_category_with_a_long_name/{i:D3}-and_a_case_with_a_longer_one",
            ["failureReason"] = "convex dev fail",
            ["failedStep"] = new JsonObject { ["name"] = "deploy", ["failureReason"] = $"Error: Failed to deploy: Property '{i}' does not exist on type 'StorageWriter', and more words that fill the line" },
        })]),
    }.ToJsonString();

    [GeneratedRegex(@"^\[(?<id>[^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex RunId();

    [GeneratedRegex(@"f[0-9a-z]{12}(?=\])")]
    private static partial Regex FailureId();

    [GeneratedRegex("(?m)^fact [^\"]*\"(?<text>[^\"\n]{4,})")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"<<<(?<mark>[0-9a-f]{12})[^\n]*\n(?<text>.*?)\n\k<mark>>>>", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
