using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Mcp;

namespace Faultline.Tests.Mcp;

/// <summary>Every tool over the real pipes, by a client that knows nothing but JSON-RPC.</summary>
public sealed class AgentServerTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Failure = "fagnssn5ga85e";

    /// <summary>A call that works, for each tool, and words that its answer holds.</summary>
    private static readonly Dictionary<string, (string Arguments, string Holds)> _happy = new(StringComparer.Ordinal)
    {
        ["action_add"] = ("""{"what":"relaxed the cron check","cases":["003-crons"],"date":"2026-02-13"}""", "relaxed the cron check"),
        ["action_list"] = ("{}", "what"),
        ["artifact_list"] = ($$"""{"failure":"{{Failure}}"}""", "output/convex/crons.ts"),
        ["artifact_read"] = ($$"""{"failure":"{{Failure}}","artifact":"output/convex/crons.ts","from":2,"lines":3}""", "lines 2-4 of "),
        ["case_history"] = ("""{"case":"003-crons"}""", "000-fundamentals/003-crons"),
        ["cluster_list"] = ("""{"run":"jn7"}""", "8 failures in "),
        ["cluster_show"] = ("""{"cluster":"C-"}""", "names"),
        ["cluster_why"] = ($$"""{"failure":"{{Failure}}"}""", "is in cluster C-"),
        ["compare_runs"] = ("""{"runs":["jn7"]}""", "1 runs, 20 cases"),
        ["failure_list"] = ("""{"run":"jn7"}""", $"[{Failure}] OVERLY_STRICT? tests 000-fundamentals/003-crons"),
        ["gap_list"] = ("{}", "gap"),
        ["guide"] = ("{}", "verdict"),
        ["issues_build"] = ("""{"run":"jn7"}""", "file_issues.sh"),
        ["packet_read"] = ($$"""{"failure":"{{Failure}}"}""", "output/convex/crons.ts"),
        ["pattern_propose"] = ($$"""{"pattern":"Both look into internals","failures":["{{Failure}}","f0rqsj8prpqfk"]}""", "recorded"),
        ["report_verify"] = ("""{"path":"REPORT"}""", "0 problems"),
        ["report_write"] = ("""{"run":"jn7"}""", "1 files written"),
        ["review_next"] = ("""{"run":"jn7","holder":"tester"}""", "lease l"),
        ["review_release"] = ("""{"lease":"LEASE"}""", "released"),
        ["review_renew"] = ("""{"lease":"LEASE"}""", "until "),
        ["run_find"] = ("""{"path":"."}""", "runs below ."),
        ["run_import"] = ("""{"paths":["SAMPLE"]}""", "20 trials, 8 failed"),
        ["run_list"] = ("{}", "openai/gpt-5.2-codex"),
        ["run_show"] = ("""{"run":"jn7"}""", "Failures by step"),
        ["verdict_record"] = ("""{"failure":"fj7e3yhqx0y9j","fault":"OVERLY_STRICT","mechanism":"extra_constraint","reasoning":"The task asks for no such style.","confidence":0.9,"evidence":[{"source":"","pointer":"","quote":"Promise-returning function provided to attribute where a void return was expected"}]}""", "reviewed"),
        ["verdict_show"] = ($$"""{"failure":"{{Failure}}"}""", Failure),
    };

    [Fact]
    public void EveryToolHasACallThatWorks()
    {
        var listed = server.Client.Request("tools/list").GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("name").GetString()!).ToList();
        Assert.Equal(AgentServer.AllTools().Select(t => t.Name), listed);
        Assert.Equal(listed, _happy.Keys.Order(StringComparer.Ordinal));

        foreach (var (tool, (arguments, holds)) in _happy)
        {
            // A cluster's id is known from the list only; an answer to a prefix of several names the ways out.
            if (tool == "cluster_show") continue;
            var answer = server.Client.Call(tool, Parsed(arguments));
            Assert.False(answer.IsError, $"{tool}: {answer.Text}");
            Assert.Contains(holds, answer.Text, StringComparison.Ordinal);
            Assert.True(answer.Bytes < 9000, $"{tool} answers with {answer.Bytes} bytes");
        }
    }

    [Fact]
    public void ClustersAreViewedByAFacetAndTheNextCallKeepsIt()
    {
        var answer = server.Client.Call("cluster_list", Parsed("""{"run":"jn7","by":"check","limit":1}"""));

        Assert.Contains("8 failures in 8 clusters, by check", answer.Text, StringComparison.Ordinal);
        Assert.Contains("deploy: 4 failures, 4 cases, 1 models, 1 runs; clusters 4: C-", answer.Text, StringComparison.Ordinal);
        Assert.Contains("""cluster_list(run="jn7", by="check", after=1, limit=1)""", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownArgumentIsRefusedByEveryToolWithTheKnownOnes()
    {
        foreach (var tool in AgentServer.AllTools())
        {
            var arguments = Parsed(_happy[tool.Name].Arguments);
            arguments["no_such_thing"] = 1;
            var answer = server.Client.Call(tool.Name, arguments);

            Assert.True(answer.IsError);
            Assert.StartsWith($"'no_such_thing' is no argument of {tool.Name}.", answer.Text, StringComparison.Ordinal);
            Assert.All(tool.Parameters, p => Assert.Contains(p.Name, answer.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void AMissingOrMistypedArgumentIsRefusedWithWhatWasExpected()
    {
        foreach (var tool in AgentServer.AllTools())
        {
            foreach (var parameter in tool.Parameters)
            {
                var arguments = Parsed(_happy[tool.Name].Arguments);
                arguments[parameter.Name] = new JsonObject();
                var mistyped = server.Client.Call(tool.Name, arguments);
                Assert.True(mistyped.IsError, tool.Name);
                Assert.Contains($"'{parameter.Name}' must be", mistyped.Text, StringComparison.Ordinal);
                if (!parameter.Required) continue;
                arguments.Remove(parameter.Name);
                var missing = server.Client.Call(tool.Name, arguments);
                Assert.True(missing.IsError);
                Assert.Contains($"{tool.Name} needs '{parameter.Name}'", missing.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void SchemasRefuseWhatTheToolRefuses()
    {
        foreach (var tool in server.Client.Request("tools/list").GetProperty("tools").EnumerateArray())
        {
            var schema = tool.GetProperty("inputSchema");
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            Assert.NotEqual("", tool.GetProperty("description").GetString());
            foreach (var needed in schema.GetProperty("required").EnumerateArray())
                Assert.True(schema.GetProperty("properties").TryGetProperty(needed.GetString()!, out _));
        }
    }

    [Fact]
    public void AReadOnlyServerOffersNoToolThatWritesAndSaysHowToGetThem()
    {
        using var reading = McpClient.Start(server.Folder);
        var listed = reading.Request("tools/list").GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("name").GetString()!).ToList();
        Assert.Equal(AgentServer.AllTools().Where(t => !t.Writes).Select(t => t.Name), listed);
        foreach (var tool in AgentServer.AllTools().Where(t => t.Writes))
            Assert.Contains("faultline mcp --write", reading.Call(tool.Name).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ACutListEndsWithTheCallThatGoesOn()
    {
        var first = server.Client.Call("failure_list", Parsed("""{"run":"jn7","limit":5}""")).Text;
        Assert.EndsWith("shown 1-5 of 8; next: failure_list(run=\"jn7\", after=5, limit=5)\n", first, StringComparison.Ordinal);

        var rest = server.Client.Call("failure_list", Parsed("""{"run":"jn7","after":5,"limit":5}""")).Text;
        Assert.Equal(3, rest.Split('\n').Count(l => l.StartsWith('[')));
        Assert.DoesNotContain("next:", rest, StringComparison.Ordinal);
    }

    [Fact]
    public void LogTextIsFencedWithAMarkThatItCannotHold()
    {
        var answer = server.Client.Call("artifact_read", Parsed($$"""{"failure":"{{Failure}}","artifact":"output/convex/crons.ts"}""")).Text;
        var mark = answer[3..15];
        Assert.StartsWith($"<<<{mark} output/convex/crons.ts", answer, StringComparison.Ordinal);
        Assert.Contains($"\n{mark}>>>\n", answer, StringComparison.Ordinal);
        Assert.Equal(2, answer.Split(mark).Length - 1);
    }

    [Fact]
    public void AMistakeIsAnsweredWithTheToolThatHelps()
    {
        Assert.Equal("No failure is named 'nothing'.\nfailure_list lists them with their ids; RUN/CASE works too.\n", server.Client.Call("packet_read", Parsed("""{"failure":"nothing"}""")).Text);
        Assert.Contains("run_list lists them; run_import adds one.", server.Client.Call("run_show", Parsed("""{"run":"nothing"}""")).Text, StringComparison.Ordinal);
        Assert.Contains("Tools: ", server.Client.Call("no_such_tool").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheModelsNameAndSecretsAreTakenOutAndSuchAQuoteIsAccepted()
    {
        const string secret = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH";
        var input = Path.Combine(server.Folder, "failed_evals.json");
        File.WriteAllText(input, $$$"""
            {"run":{"_id":"kn7secret00000000000000000000000","model":"gpt-9.9-codex","provider":"p"},"totalEvals":1,"passedCount":0,"failedCount":1,
             "failedEvals":[{"_id":"e1","evalPath":"000-a/001-b","failureReason":"tests fail","failedStep":{"name":"tests","failureReason":"No endpoints found for gpt-9.9-codex with {{{secret}}}."}}]}
            """);
        server.Client.Call("run_import", new JsonObject { ["paths"] = new JsonArray(input) });

        var next = server.Client.Call("review_next", new JsonObject { ["run"] = "kn7secret" }).Text;
        var read = server.Client.Call("artifact_read", Parsed("""{"failure":"kn7secret/000-a/001-b","source":"failed_evals.json"}""")).Text;
        foreach (var text in new[] { next, read })
        {
            Assert.Contains("No endpoints found for [the model] with [redacted: ", text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }

        var failure = next[(next.IndexOf('[', StringComparison.Ordinal) + 1)..next.IndexOf(']', StringComparison.Ordinal)];
        var verdict = server.Client.Call("verdict_record", Parsed($$"""{"failure":"{{failure}}","lease":"{{next.Split(' ')[1]}}","fault":"HARNESS_FAULT","mechanism":"provider_unavailable","reasoning":"The provider has no such model.","confidence":0.9,"evidence":[{"source":"","pointer":"","quote":"No endpoints found for [the model]"}]}"""));
        Assert.False(verdict.IsError, verdict.Text);
    }

    [Fact]
    public void APlaceOutsideOfTheRunIsNotRead()
    {
        var answer = server.Client.Call("artifact_read", Parsed($$"""{"failure":"{{Failure}}","source":"../../../etc/passwd"}"""));
        Assert.True(answer.IsError);
        Assert.Contains("outside of the input", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PromptsAreTheThreeProcedures()
    {
        var prompts = server.Client.Request("prompts/list").GetProperty("prompts").EnumerateArray().Select(p => p.GetProperty("name").GetString());
        Assert.Equal(["analyze-run", "compare-models", "triage-batch"], prompts);

        var prompt = server.Client.Request("prompts/get", Parsed("""{"name":"analyze-run","arguments":{"run":"runs/42"}}"""));
        var text = prompt.GetProperty("messages")[0].GetProperty("content").GetProperty("text").GetString()!;
        Assert.StartsWith("# Analyze a run", text, StringComparison.Ordinal);
        Assert.EndsWith("The run: runs/42\n", text, StringComparison.Ordinal);

        var wrong = server.Client.Request("prompts/get", Parsed("""{"name":"analyze-run","arguments":{"rum":"x"}}"""));
        Assert.Contains("'rum' is no argument", wrong.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReportsAreResources()
    {
        var path = Path.Combine(server.Folder, "reports/openai/gpt-5.2-codex/jn7_2026-02-12.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "# A report\n");

        var listed = server.Client.Request("resources/list").GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("uri").GetString()!).ToList();
        Assert.Contains("faultline://reports/openai/gpt-5.2-codex/jn7_2026-02-12.md", listed);
        var read = server.Client.Request("resources/read", new JsonObject { ["uri"] = "faultline://reports/openai/gpt-5.2-codex/jn7_2026-02-12.md" });
        Assert.Equal("# A report\n", read.GetProperty("contents")[0].GetProperty("text").GetString());
        var outside = server.Client.Request("resources/read", new JsonObject { ["uri"] = "faultline://reports/../../secret.md" });
        Assert.Contains("There is no report", outside.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AClusterIsShownByTheIdOfTheList()
    {
        var list = server.Client.Call("cluster_list").Text.Split('\n');
        var id = list[1][1..list[1].IndexOf(']', StringComparison.Ordinal)];
        Assert.Contains(id, server.Client.Call("cluster_show", new JsonObject { ["cluster"] = id }).Text, StringComparison.Ordinal);
    }

    private JsonObject Parsed(string json)
    {
        string Encoded(string text) => JsonEncodedText.Encode(text).ToString();
        var filled = json.Replace("SAMPLE", Encoded(SampleServer.Sample), StringComparison.Ordinal).Replace("REPORT", Encoded(server.Report), StringComparison.Ordinal);
        if (filled.Contains("LEASE", StringComparison.Ordinal)) filled = filled.Replace("LEASE", server.NewLease(), StringComparison.Ordinal);
        return JsonNode.Parse(filled)!.AsObject();
    }
}
