using Faultline.Importers;
using Faultline.Importers.ConvexEvals.Fetching;
using Faultline.Model;
using Faultline.Tests.Support;
using static Faultline.Tests.Support.ConvexReplies;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

public sealed class DeployKeyTests : FetchTest
{
    private const string Token = "eyJ2MiI6InRva2VuIn0/+=";
    private const string Key = "prod:fabulous-panther-525|" + Token;
    private const string Record = """{"eval":{"_id":"jh0"},"outputFiles":{"run.log":"text"},"evalSourceFiles":{}}""";

    [Fact]
    public async Task TheDebugRecordStandsInForAZipThatIsGone()
    {
        Server.Add("a/0", "failed", "out0", "src0");
        Server.Zips.TryRemove("out0", out _);
        Server.DebugRecords["jh0"] = Record;
        var info = Assert.Single((await FetchAsync(Key)).Diagnostics);
        Assert.Equal(DiagnosticSeverity.Info, info.Severity);
        Assert.Contains($"in '{In("evals", "jh0.json")}' instead", info.Message, StringComparison.Ordinal);
        Assert.Contains("\"run.log\":\"text\"", await File.ReadAllTextAsync(In("evals", "jh0.json"), Cancel), StringComparison.Ordinal);
        Assert.Equal("/api/function", Server.Calls.Single(call => call.Function == "debug:getEvalDebugInfo").Path);
    }

    [Fact]
    public async Task TheKeyGoesToTheDeploymentAloneAndOnlyWhereItOpensSomething()
    {
        Server.Add("a/0", "failed", "out0", "src0");
        Server.Add("a/1", "failed");
        Server.DebugRecords["jh1"] = Record;
        Server.When("zip out0", 1, Redirect("/storage/src0"));
        Assert.Empty((await FetchAsync(Key)).Diagnostics);
        var carrying = Assert.Single(Server.Calls, call => call.Headers.ContainsKey("Authorization"));
        Assert.Equal($"Convex {Key}", carrying.Headers["Authorization"]);
        Assert.Equal(Server.Deployment, carrying.Origin);
        Assert.Equal("debug:getEvalDebugInfo jh1", carrying.Name);
        Assert.Contains(Server.Calls, call => call.Origin == Server.Storage);
        Assert.DoesNotContain(Server.Calls, call => call.Headers.Any(header => header.Key != "Authorization" && header.Value.Contains(Token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ARedirectDoesNotCarryTheKeyAway()
    {
        Server.Add("a/0", "failed");
        Server.When("debug:getEvalDebugInfo", 0, Redirect($"{Server.Storage}/storage/thief?key={Uri.EscapeDataString(Key)}#{Key}"));
        var warning = Assert.Single((await FetchAsync(Key)).Diagnostics);
        Assert.DoesNotContain(Server.Calls, call => call.Origin == Server.Storage);
        Assert.DoesNotContain("eyJ2", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad key " + Key)]
    [InlineData("bad token " + Token)]
    public async Task AnEchoOfTheKeyInAnErrorIsMasked(string echo)
    {
        Server.Add("a/0", "failed");
        Server.When("debug:getEvalDebugInfo", 0, FunctionError(echo));
        var warning = Assert.Single((await FetchAsync(Key)).Diagnostics);
        Assert.Contains("[deploy key]", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEchoOfTheKeyInARecordIsNotStored()
    {
        Server.Add("a/0", "failed");
        Server.When("debug:getEvalDebugInfo", 0, Value($$$"""{"outputFiles":{".env":"{{{Key.Replace("e", "\\u0065", StringComparison.Ordinal)}}}"}}"""));
        var warning = Assert.Single((await FetchAsync(Key)).Diagnostics);
        Assert.Contains("was not stored", warning.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("evals")));
    }

    [Fact]
    public async Task WithoutAKeyNothingInternalIsAskedFor()
    {
        Server.Add("a/0", "failed");
        await FetchAsync(secret: " ");
        Assert.Equal(0, Server.Count("debug:getEvalDebugInfo"));
    }

    [Fact]
    public async Task AnEvalThatTheDeploymentForgotIsAWarning()
    {
        Server.Add("a/0", "failed", "out0");
        Server.Zips.TryRemove("out0", out _);
        var warning = Assert.Single((await FetchAsync(Key)).Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.Contains("does not know the eval", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyOfAnotherDeploymentIsNotSent()
    {
        var error = Assert.Throws<UserError>(() => DeployKey.Of(Key, new Deployment(new Uri("https://brazen-pelican-414.convex.cloud"))));
        Assert.DoesNotContain(Token, error.Message + error.Hint, StringComparison.Ordinal);
        Assert.NotNull(DeployKey.Of(Key, new Deployment(new Uri("https://fabulous-panther-525.convex.cloud"))));
    }

    [Fact]
    public void AKeyThatCannotBeAHeaderIsRefusedWithoutShowingIt()
    {
        var error = Assert.Throws<UserError>(() => DeployKey.Of($"{Token}\r\nX: y", new Deployment(new Uri("https://a.convex.cloud"))));
        Assert.DoesNotContain(Token, error.Message + error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyIsNotPrinted() => Assert.DoesNotContain(Token, $"{(object?)DeployKey.Of(Key, new Deployment(new Uri("http://localhost")))}", StringComparison.Ordinal);

    [Fact]
    public async Task TheKeyIsNowhereInTheFolder()
    {
        Server.Add("a/0", "failed", "out0", "src0");
        Server.Add("a/1", "failed");
        Server.DebugRecords["jh1"] = Record;
        await FetchAsync(Key);
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Token, await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
    }
}
