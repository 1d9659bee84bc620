using Faultline.Model;
using Faultline.Tests.Support;
using static Faultline.Tests.Support.ConvexReplies;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

public sealed class RetryTests : FetchTest
{
    private const string Details = "runs:getRunDetails";

    [Fact]
    public async Task AServerErrorPassesAfterPausesThatGrow()
    {
        for (var call = 1; call <= 3; call++) Server.When(Details, call, Status(500));
        await FetchAsync();
        Assert.Equal(4, Server.Count(Details));
        Assert.Collection(
            Time.Pauses,
            first => Assert.InRange(first.TotalSeconds, 0.5, 1),
            second => Assert.InRange(second.TotalSeconds, 1, 2),
            third => Assert.InRange(third.TotalSeconds, 2, 4));
    }

    [Fact]
    public async Task TheFourthServerErrorIsTheLast()
    {
        Server.When(Details, 0, Status(503));
        var error = await FailAsync();
        Assert.Contains("answered HTTP 503: scripted answer (tried 4 times)", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, Server.Count(Details));
    }

    [Fact]
    public async Task NotFoundIsNotTriedAgain()
    {
        Server.When(Details, 0, Status(404));
        Assert.Contains("HTTP 404", (await FailAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Details));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Fri, 21 Aug 2026 12:00:09 GMT", 9)]
    [InlineData("86400", 60)]
    public async Task RetryAfterIsHonouredUpToAMinute(string header, int seconds)
    {
        Server.When(Details, 1, Status(429, header));
        await FetchAsync();
        Assert.Equal([TimeSpan.FromSeconds(seconds)], Time.Pauses);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Fri, 21 Aug 2026 11:00:00 GMT")]
    [InlineData("soon")]
    public async Task ARetryAfterThatAsksForNoPauseGetsTheUsualOne(string header)
    {
        Server.When(Details, 1, Status(429, header));
        await FetchAsync();
        Assert.InRange(Assert.Single(Time.Pauses).TotalSeconds, 0.5, 1);
    }

    [Fact]
    public async Task ASlowAnswerIsGivenUpAndAskedForAgain()
    {
        Server.Add("a/0", "failed", "out0");
        var never = new TaskCompletionSource();
        Server.When("zip out0", 1, Hold(Time.EndLimits, never.Task));
        Assert.Empty((await FetchAsync()).Diagnostics);
        Assert.Equal(2, Server.Count("zip out0"));
    }

    [Fact]
    public async Task AnAnswerThatIsAlwaysSlowSaysHowLongItWasWaitedFor()
    {
        Server.When(Details, 0, Hold(Time.EndLimits, new TaskCompletionSource().Task));
        Assert.Contains("did not finish its answer within 3600 s (tried 4 times)", (await FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DetailsThatAreCutOffAreAskedForAgain()
    {
        Server.Add("a/0", "failed", "out0");
        Server.When(Details, 1, CutOff(new byte[1000], after: 400));
        Assert.Empty((await FetchAsync()).Diagnostics);
        Assert.Equal(2, Server.Count(Details));
    }

    [Fact]
    public async Task AZipThatStaysBrokenIsAnErrorAndTheOthersGoOn()
    {
        for (var i = 0; i < 5; i++) Server.Add($"a/{i}", "failed", $"out{i}", "shared");
        Server.When("zip out2", 0, Status(500));
        Server.When("zip shared", 0, Status(404));
        var result = await FetchAsync();
        Assert.Collection(
            result.Diagnostics,
            output =>
            {
                Assert.Equal(DiagnosticSeverity.Error, output.Severity);
                Assert.Equal(In("outputs", "out2.zip"), output.File);
                Assert.Contains("output zip of eval 'a/2' was not downloaded", output.Message, StringComparison.Ordinal);
                Assert.Contains("HTTP 500 (tried 4 times)", output.Message, StringComparison.Ordinal);
            },
            source =>
            {
                Assert.Equal(In("sources", "shared.zip"), source.File);
                Assert.Contains("source zip of eval 'a/0' and 4 others", source.Message, StringComparison.Ordinal);
            });
        Assert.Equal(4, Directory.GetFiles(In("outputs")).Length);
        Assert.Equal(1, Server.Count("zip shared"));
    }

    [Fact]
    public async Task AnOutputUrlThatCannotBeHadIsAnErrorOfThatZipAlone()
    {
        Server.Add("a/0", "failed", "out0");
        Server.Add("a/1", "failed", "out1");
        Server.When("runs:getOutputUrl out0", 0, FunctionError("Server Error", 560));
        Server.When("runs:getOutputUrl out1", 0, Value("\"ftp://example.org/x\""));
        var result = await FetchAsync();
        Assert.Equal(2, result.Diagnostics.Count);
        Assert.Contains("Server Error", result.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("'ftp://example.org/x'; expected an absolute https URL", result.Diagnostics[1].Message, StringComparison.Ordinal);
    }
}
