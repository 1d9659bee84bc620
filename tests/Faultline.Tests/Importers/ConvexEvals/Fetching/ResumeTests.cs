using Faultline.Model;
using Faultline.Tests.Support;
using static Faultline.Tests.Support.ConvexReplies;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

public sealed class ResumeTests : FetchTest
{
    private const string Tag = "\"out0-1\"";

    private byte[] Zip => Server.Zips["out0"];

    private string Target => In("outputs", "out0.zip");

    [Fact]
    public async Task ASecondFetchDownloadsNoZipAgain()
    {
        Server.Add("a/0", "failed", "out0", "src0");
        await FetchAsync();
        await FetchAsync();
        Assert.Equal(2, Server.Count("zip"));
        Assert.Equal(2, Server.Count("runs:getOutputUrl"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public async Task AFileThatIsNoReadableZipIsFetchedAgain(int length)
    {
        Server.Add("a/0", "failed", "out0");
        await FetchAsync();
        await File.WriteAllBytesAsync(Target, Zip[..length], Cancel);
        await FetchAsync();
        Assert.Equal(Zip, await File.ReadAllBytesAsync(Target, Cancel));
    }

    [Fact]
    public async Task ACutDownloadContinuesWithTheMissingBytes()
    {
        Server.Add("a/0", "failed", "out0");
        Server.When("zip out0", 1, CutOff(Zip, after: 30, Tag));
        Assert.Empty((await FetchAsync()).Diagnostics);
        var second = Server.Calls.Last(call => call.Function == "zip");
        Assert.Equal("bytes=30-", second.Headers["Range"]);
        Assert.Equal(Tag, second.Headers["If-Range"]);
        await AssertWholeAsync();
    }

    [Fact]
    public async Task ACutDownloadContinuesInALaterFetch()
    {
        Server.Add("a/0", "failed", "out0");
        for (var call = 1; call <= 4; call++) Server.When("zip out0", call, call == 1 ? CutOff(Zip, after: 30, Tag) : Status(500));
        var first = Assert.Single((await FetchAsync()).Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, first.Severity);
        Assert.False(File.Exists(Target));
        Assert.Empty((await FetchAsync()).Diagnostics);
        Assert.Equal("bytes=30-", Server.Calls.Last(call => call.Function == "zip").Headers["Range"]);
        await AssertWholeAsync();
    }

    [Fact]
    public async Task AServerWithoutRangesStartsOver()
    {
        Server.SupportsRanges = false;
        Server.Add("a/0", "failed", "out0");
        Server.When("zip out0", 1, CutOff(Zip, after: 30, Tag));
        Assert.Empty((await FetchAsync()).Diagnostics);
        Assert.Equal(2, Server.Count("zip out0"));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task AnotherFileUnderTheSameAddressStartsOver()
    {
        Server.Add("a/0", "failed", "out0");
        Server.When("zip out0", 1, CutOff(new byte[Zip.Length], after: 30, Tag));
        Server.Edition = "2";
        Assert.Empty((await FetchAsync()).Diagnostics);
        await AssertWholeAsync();
    }

    [Fact]
    public async Task ARangeOfAnotherFileIsNotAppended()
    {
        Server.Add("a/0", "failed", "out0");

        // A weak ETag cannot be a condition, so the server sends a range of whatever it has now.
        Server.When("zip out0", 1, CutOff(new byte[Zip.Length], after: 30, "W/\"old\""));
        Assert.Empty((await FetchAsync()).Diagnostics);
        Assert.Equal(3, Server.Count("zip out0"));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task ARangeBeyondTheEndStartsOver()
    {
        Server.Add("a/0", "failed", "out0");
        Server.When("zip out0", 1, CutOff(new byte[5000], after: 4000, Tag));
        Server.When("zip out0", 2, Status(416));
        Assert.Empty((await FetchAsync()).Diagnostics);
        await AssertWholeAsync();
    }

    [Fact]
    public async Task AWebPageInsteadOfAZipIsAnErrorThatLeavesNothing()
    {
        Server.Add("a/0", "failed", "out0");
        Server.When("zip out0", 0, Body("text/html", "<html>Please log in</html>"));
        var error = Assert.Single((await FetchAsync()).Diagnostics);
        Assert.Contains("HTML that is not a readable zip: '<html>Please log in</html>'", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
        AssertNoLeftovers();
    }

    [Fact]
    public async Task AZipBeyondTheLimitIsAnErrorThatLeavesNothing()
    {
        Server.Add("a/0", "failed", "out0");
        Server.When("zip out0", 0, Stream(megabytes: 20));
        var error = Assert.Single((await FetchAsync(Options with { MaxZipBytes = 100_000 })).Diagnostics);
        Assert.Contains("larger than 100000 bytes", error.Message, StringComparison.Ordinal);
        AssertNoLeftovers();
    }

    [Fact]
    public async Task ACancelledFetchGoesOnWhereItStopped()
    {
        for (var i = 0; i < 8; i++) Server.Add($"a/{i}", "failed", $"out{i}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Server.When("zip out5", 1, Hold(stop.Cancel, new TaskCompletionSource().Task));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(cancel: stop.Token));
        // By name, not by number: the server may note a call that was cut off only after the client gave up.
        var kept = Directory.GetFiles(In("outputs"), "*.zip").Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.All(kept, name => Assert.Equal(1, Server.Count($"zip {name}")));
        Assert.Empty((await FetchAsync()).Diagnostics);
        Assert.All(kept, name => Assert.Equal(1, Server.Count($"zip {name}")));
        Assert.Equal(8, Directory.GetFiles(In("outputs"), "*.zip").Length);
        AssertNoLeftovers();
    }

    private async Task AssertWholeAsync()
    {
        Assert.Equal(Zip, await File.ReadAllBytesAsync(Target, Cancel));
        AssertNoLeftovers();
    }
}
