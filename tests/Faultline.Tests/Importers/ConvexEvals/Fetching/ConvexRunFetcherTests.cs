using System.Text.Json;
using Faultline.Importers;
using Faultline.Importers.ConvexEvals.Fetching;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

public sealed class ConvexRunFetcherTests : FetchTest
{
    [Fact]
    public void TheCatalogFindsTheFetcher() => Assert.Contains(Catalog.All<IFetcher>(), fetcher => fetcher.Id == "convex-evals-api");

    [Fact]
    public async Task TheFolderHoldsTheDetailsAndTheZipsOfFailedEvalsAlone()
    {
        Server.Add("000-fundamentals/000-empty", "passed", "out-passed", "src-passed");
        Server.Add("004-actions/006-node", "failed", "out1", "src1");
        Server.Add("004-actions/007-late", "running", "out-running");
        var result = await FetchAsync();
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Path.Join(Folder, ConvexServer.RunId), result.Folder);
        Assert.Equal(
            ["outputs/out1.zip", "run_details.json", "sources/src1.zip"],
            Directory.GetFiles(result.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(result.Folder, path)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Equal(Server.Zips["out1"], await File.ReadAllBytesAsync(In("outputs", "out1.zip"), Cancel));
        using var details = JsonDocument.Parse(await File.ReadAllBytesAsync(In("run_details.json"), Cancel));
        Assert.Equal("success", details.RootElement.GetProperty("status").GetString());
        Assert.Equal(3, details.RootElement.GetProperty("value").GetProperty("evals").GetArrayLength());
    }

    [Fact]
    public async Task ASourceThatEvalsShareIsDownloadedOnce()
    {
        for (var i = 0; i < 6; i++) Server.Add($"a/{i}", "failed", $"out{i}", "shared");
        await FetchAsync();
        Assert.Equal(1, Server.Count("zip shared"));
        Assert.Equal(1, Server.Count("runs:getOutputUrl shared"));
        Assert.Equal(7, Server.Count("zip"));
    }

    [Fact]
    public async Task ProgressCountsFailedEvalsUpToAll()
    {
        for (var i = 0; i < 3; i++) Server.Add($"a/{i}", "failed", $"out{i}", $"src{i}");
        Server.Add("a/4", "passed");
        await FetchAsync();
        Assert.Equal(
            [
                $"run {ConvexServer.RunId}: 3 of 4 evals failed",
                "1 of 3 failed evals downloaded",
                "2 of 3 failed evals downloaded",
                "3 of 3 failed evals downloaded",
            ],
            Progress);
    }

    [Fact]
    public async Task ARunningRunIsFetchedAnewEachTimeAndItsZipsAreKept()
    {
        Server.RunStatus = "running";
        Server.Add("a/0", "failed", "out0", "src0");
        await FetchAsync();
        Assert.Contains("still running", Progress[0], StringComparison.Ordinal);
        Server.Add("a/1", "failed", "out1", "src0");
        Server.RunStatus = "completed";
        await FetchAsync();
        Assert.Equal(2, Server.Count("runs:getRunDetails"));
        Assert.Equal(
            ["zip out0", "zip out1", "zip src0"],
            Server.Calls.Where(call => call.Function == "zip").Select(call => call.Name).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Contains("a/1", await File.ReadAllTextAsync(In("run_details.json"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FourDownloadsRunAtATimeAndNoMore()
    {
        for (var i = 0; i < 12; i++) Server.Add($"a/{i}", "failed", $"out{i}");
        var arrived = new CountdownEvent(4);
        var four = new TaskCompletionSource();
        Server.When("zip", 0, ConvexReplies.Hold(
            () =>
            {
                if (!arrived.IsSet && arrived.Signal()) four.SetResult();
            },
            four.Task));
        var result = await FetchAsync();
        Assert.Empty(result.Diagnostics);
        Assert.Equal(4, Server.MostUnderWay);
    }

    [Fact]
    public async Task AnEvalWithoutOutputNeedsNothing()
    {
        Server.Add("a/0", "failed");
        var result = await FetchAsync();
        Assert.Empty(result.Diagnostics);
        Assert.Equal("1 of 1 failed evals downloaded", Progress[^1]);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task AZipThatIsGoneIsAWarningAndTheOthersGoOn()
    {
        Server.Add("a/0", "failed", "out0", "src0");
        Server.Add("a/1", "failed", "out1", "src1");
        Server.Zips.TryRemove("out0", out _);
        var result = await FetchAsync();
        var warning = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.Equal(In("outputs", "out0.zip"), warning.File);
        Assert.Contains("output zip of eval 'a/0' is gone", warning.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(In("outputs", "out1.zip")));
        Assert.Equal("1 of 2 failed evals downloaded, 1 incomplete", Progress[^1]);
    }

    [Fact]
    public async Task IdsThatLeaveTheFolderAreNotFetched()
    {
        Server.Add("a/0", "failed", "../../escape", "src0");
        var result = await FetchAsync();
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.Contains("'../../escape' cannot be a file name", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.Count("runs:getOutputUrl ../../escape"));
        Assert.True(File.Exists(In("sources", "src0.zip")));
    }

    [Fact]
    public async Task ARunIdThatLeavesTheFolderIsRefusedBeforeAnyRequest()
    {
        var request = new FetchRequest("https://convex-evals.netlify.app/experiment/default/run/..", Server.Deployment, null);
        await Assert.ThrowsAsync<UserError>(() => new ConvexRunFetcher(Options, Time).FetchAsync(request, Folder, Progress.Add, Cancel));
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsAUserError()
    {
        await File.WriteAllTextAsync(Path.Join(Folder, ConvexServer.RunId), "a file, not a folder", Cancel);
        Assert.Contains("Cannot write the run", (await FailAsync()).Message, StringComparison.Ordinal);
    }
}
