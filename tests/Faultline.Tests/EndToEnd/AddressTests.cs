using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>A run fetched by its id through the real program from a real server on the loopback.</summary>
public sealed class AddressTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-address-").FullName;

    private string WorkspaceFolder => Path.Join(_folder, "w");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ARunIsFetchedTriagedAndNotFetchedAgain()
    {
        await using var server = await ConvexServer.StartAsync();
        server.Add("004-actions/006-node", "failed", "kgout1", "kgsrc1");
        server.Add("000-fundamentals/000-empty_functions", "passed");
        var first = Triage(server);
        Assert.Equal(0, first.ExitCode);
        var run = first.Json.GetProperty("runs")[0];
        Assert.Equal(ConvexServer.RunId, run.GetProperty("id").GetString());
        Assert.Equal(1, run.GetProperty("totals").GetProperty("passed").GetInt32());
        Assert.Equal(1, run.GetProperty("totals").GetProperty("failed").GetInt32());
        var zips = server.Count("zip");
        Assert.Equal(2, zips);
        Assert.Equal(first.Output, Triage(server).Output);
        Assert.Equal(zips, server.Count("zip"));
    }

    [Fact]
    public async Task AServerThatFailsIsNamedWithoutAStackTrace()
    {
        await using var server = await ConvexServer.StartAsync();
        server.When("runs:getRunDetails", 0, ConvexReplies.FunctionError("ArgumentValidationError: not an id"));
        var result = Triage(server);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ArgumentValidationError", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.Json.GetProperty("runs").GetArrayLength());
    }

    private FaultlineProcess.Result Triage(ConvexServer server)
        => FaultlineProcess.Run("triage", ConvexServer.RunId, "--deployment", server.Deployment, "--workspace", WorkspaceFolder, "--json");
}
