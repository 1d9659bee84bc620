using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Mcp;

namespace Faultline.Tests.Mcp;

/// <summary>Many agents over one queue: nothing is reviewed twice, and what a dead agent held comes back.</summary>
public sealed class ReviewQueueTests : IDisposable
{
    private const int Failures = 1000;
    private const string Run = "jn7queue000000000000000000000000";

    private readonly string folder = Directory.CreateTempSubdirectory("faultline-queue").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task SixteenClientsReviewAThousandFailuresOnceEach()
    {
        var clock = new Support.ManualTime();
        await ImportAsync(clock);
        var reviewed = new System.Collections.Concurrent.ConcurrentBag<string>();
        var abandoned = 0;

        async Task WorkAsync(int client)
        {
            // Each client is a server of its own over the same files, as agents start them.
            var server = new AgentServer(new ServerSettings(Path.Combine(folder, "w"), folder, MayWrite: true, clock));
            for (var taken = 0; ; taken++)
            {
                var (text, _) = await CallAsync(server, "review_next", new JsonObject { ["run"] = Run, ["holder"] = $"agent {client}" });
                if (!text.StartsWith("lease ", StringComparison.Ordinal)) return;
                // Three clients die with a failure in their hands.
                if (client < 3 && taken == 20)
                {
                    Interlocked.Increment(ref abandoned);
                    return;
                }

                var failure = text[(text.IndexOf('[', StringComparison.Ordinal) + 1)..text.IndexOf(']', StringComparison.Ordinal)];
                var (_, isError) = await CallAsync(server, "verdict_record", Verdict(failure, text.Split(' ')[1], client));
                Assert.False(isError);
                reviewed.Add(failure);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(() => WorkAsync(client), TestContext.Current.CancellationToken)));
        Assert.Equal(3, abandoned);
        Assert.Equal(Failures - 3, reviewed.Distinct(StringComparer.Ordinal).Count());

        clock.Move(Workspace.LeaseLength);
        await WorkAsync(16);

        Assert.Equal(Failures, reviewed.Count);
        Assert.Equal(Failures, reviewed.Distinct(StringComparer.Ordinal).Count());
        var status = Workspace.Open(Path.Combine(folder, "w"), clock).ListFailures(new FailureFilter(), TestContext.Current.CancellationToken).Failures;
        Assert.All(status, f => Assert.Equal("reviewed", f.Status));
    }

    [Fact]
    public async Task AKilledProcessHoldsItsFailureOnlyAsLongAsItsLease()
    {
        await ImportAsync(TimeProvider.System);
        using var dying = McpClient.Start(folder, "--write", "--workspace", Path.Combine(folder, "w"));
        using var other = McpClient.Start(folder, "--write", "--workspace", Path.Combine(folder, "w"));
        var held = Failure(dying.Call("review_next", new JsonObject { ["run"] = Run }).Text);
        dying.Kill();

        var next = other.Call("review_next", new JsonObject { ["run"] = Run });
        Assert.NotEqual(held, Failure(next.Text));
        var refused = other.Call("verdict_record", Verdict(held, "lnobody", 1));
        Assert.True(refused.IsError);
        Assert.Contains("under review until", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was recorded", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommandThatReviewsAndAnAgentDoNotDoTheSameWork()
    {
        var clock = new Support.ManualTime();
        await ImportAsync(clock, failures: 12);
        var server = new AgentServer(new ServerSettings(Path.Combine(folder, "w"), folder, MayWrite: true, clock));
        var taken = await CallAsync(server, "review_next", new JsonObject { ["run"] = Run });
        var answer = Path.Combine(folder, "answer.json");
        await File.WriteAllTextAsync(answer, """{"fault":"MODEL_FAULT","mechanism":"missing_requirement","reasoning":"wrong number","confidence":0.9,"evidence":[{"source":"failed_evals.json","pointer":"","quote":"expected"}]}""", TestContext.Current.CancellationToken);

        var workspace = Workspace.Open(Path.Combine(folder, "w"), TimeProvider.System);
        var held = Failure(taken.Text);
        var ids = workspace.ListFailures(new FailureFilter(), TestContext.Current.CancellationToken).Failures.Select(f => f.Id).ToList();
        var review = await Workspace.Open(Path.Combine(folder, "w"), clock).ReviewAsync(
            new ReviewRequest { Run = Run, With = [$"exec:cat '{answer}'"], Only = "new", ReportsFolder = folder, Environment = _ => null }, TestContext.Current.CancellationToken);

        var judged = workspace.ListFailures(new FailureFilter(), TestContext.Current.CancellationToken).Failures.Where(f => f.Status == "reviewed").Select(f => f.Id).ToList();
        Assert.Equal(ids.Except([held]), judged);
        Assert.Contains("under review by others", Assert.Single(review.Diagnostics).Message, StringComparison.Ordinal);
        Assert.StartsWith("nothing is free", (await CallAsync(server, "review_next", new JsonObject { ["run"] = Run })).Text, StringComparison.Ordinal);
    }

    private async Task ImportAsync(TimeProvider clock, int failures = Failures)
    {
        var failed = new JsonArray([.. Enumerable.Range(0, failures).Select(i => (JsonNode)new JsonObject
        {
            ["_id"] = $"e{i:D4}",
            ["evalPath"] = $"000-all/{i:D4}-case",
            ["failureReason"] = "tests fail",
            ["failedStep"] = new JsonObject { ["name"] = "tests", ["failureReason"] = $"expected {i} to be {i + 1}" },
        })]);
        var input = Path.Combine(folder, "failed_evals.json");
        await File.WriteAllTextAsync(input, new JsonObject
        {
            ["run"] = new JsonObject { ["_id"] = Run, ["model"] = "m", ["provider"] = "p" },
            ["totalEvals"] = failures,
            ["passedCount"] = 0,
            ["failedCount"] = failures,
            ["failedEvals"] = failed,
        }.ToJsonString(), TestContext.Current.CancellationToken);
        var imported = await Workspace.Open(Path.Combine(folder, "w"), clock).ImportAsync(new ImportRequest { Inputs = [input] }, TestContext.Current.CancellationToken);
        Assert.Equal(failures, Assert.Single(imported.Results).Run.Totals.Failed);
    }

    private static JsonObject Verdict(string failure, string lease, int client) => new()
    {
        ["failure"] = failure,
        ["lease"] = lease,
        ["fault"] = "MODEL_FAULT",
        ["mechanism"] = "missing_requirement",
        ["reasoning"] = "The number is wrong.",
        ["confidence"] = 0.9,
        ["holder"] = $"agent {client}",
        ["evidence"] = new JsonArray(new JsonObject { ["source"] = "", ["pointer"] = "", ["quote"] = "expected" }),
    };

    private static string Failure(string text) => text[(text.IndexOf('[', StringComparison.Ordinal) + 1)..text.IndexOf(']', StringComparison.Ordinal)];

    private static Task<(string Text, bool IsError)> CallAsync(AgentServer server, string tool, JsonObject arguments) =>
        server.CallAsync(tool, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments.ToJsonString())!, TestContext.Current.CancellationToken);
}
