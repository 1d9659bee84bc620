using Faultline.Importers;
using Faultline.Importers.ConvexEvals.Fetching;
using Faultline.Model;
using Faultline.Tests.Support;
using static Faultline.Tests.Support.ConvexReplies;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

/// <summary>What the run details can come back as, other than run details.</summary>
public sealed class RunAnswerTests : FetchTest
{
    private const string Details = "runs:getRunDetails";

    [Fact]
    public async Task ARunThatDoesNotExistIsNamedWithItsDeployment()
    {
        Server.When(Details, 0, Value("null"));
        var error = await FailAsync();
        Assert.Contains(ConvexServer.RunId, error.Message, StringComparison.Ordinal);
        Assert.Contains(Server.Deployment, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(In("run_details.json")));
    }

    [Fact]
    public async Task ADeletedRunLeavesTheEarlierCopyAndSaysWhereItIs()
    {
        Server.Add("a/0", "failed", "out0");
        await FetchAsync();
        Server.When(Details, 2, Value("null"));
        Assert.Contains($"'{Path.Join(Folder, ConvexServer.RunId)}'", (await FailAsync()).Hint, StringComparison.Ordinal);
        Assert.True(File.Exists(In("outputs", "out0.zip")));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(560)]
    public async Task AFunctionErrorIsQuotedAndNotTriedAgain(int status)
    {
        Server.When(Details, 0, FunctionError("ArgumentValidationError: Value does not match\n\u001b[31mvalidator", status));
        var error = await FailAsync();
        Assert.Contains("ArgumentValidationError: Value does not match [31mvalidator", error.Message, StringComparison.Ordinal);
        Assert.Contains("check the id", error.Hint, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Details));
    }

    [Fact]
    public async Task AnHtmlPageIsTakenForALoginPage()
    {
        Server.When(Details, 0, Body("text/html", "<!doctype html>\n<title>Hotel Wi-Fi</title>"));
        var error = await FailAsync();
        Assert.Contains("HTML ('<!doctype html> <title>Hotel Wi-Fi</title>')", error.Message, StringComparison.Ordinal);
        Assert.Contains("login page", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"status":"success"}""")]
    public async Task JsonOfAnotherFormIsQuoted(string body)
    {
        Server.When(Details, 0, Body("application/json", body));
        Assert.Contains($"JSON of another form ('{body}'); expected JSON with 'status' and 'value'", (await FailAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("""{"evals":null}""")]
    [InlineData("""{"evals":[1]}""")]
    [InlineData("""{"evals":[{"status":{"kind":"failed"}}]}""")]
    public async Task AValueThatIsNotARunIsRefusedAndNotStored(string value)
    {
        Server.When(Details, 0, Value(value));
        Assert.Contains("without a list 'evals'", (await FailAsync()).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In()));
    }

    [Fact]
    public async Task ABodyBeyondTheLimitIsNotReadToItsEnd()
    {
        Server.When(Details, 0, Stream(megabytes: 50));
        var error = await Assert.ThrowsAsync<UserError>(() => FetchAsync(Options with { MaxJsonBytes = 1000 }));
        Assert.Contains("larger than 1000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Details));
    }

    [Fact]
    public async Task ARedirectOfTheDeploymentIsToldRatherThanFollowed()
    {
        Server.When(Details, 0, Redirect(Server.Storage + "/storage/elsewhere"));
        var error = await FailAsync();
        Assert.Contains($"a redirect to '{Server.Storage}/storage/elsewhere'", error.Message, StringComparison.Ordinal);
        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task AHostWithoutServerIsAUserErrorAfterFourTries()
    {
        var request = new FetchRequest(ConvexServer.RunId, Server.Deployment, null);
        await Server.DisposeAsync();
        var error = await Assert.ThrowsAsync<UserError>(() => new ConvexRunFetcher(Options, Time).FetchAsync(request, Folder, Progress.Add, Cancel));
        Assert.Contains("(tried 4 times)", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, Time.Pauses.Count);
    }

    [Fact]
    public async Task TlsWithAServerThatSpeaksNoneIsAUserErrorWithAHintAboutCertificates()
    {
        var request = new FetchRequest(ConvexServer.RunId, Server.Deployment.Replace("http:", "https:", StringComparison.Ordinal), null);
        var error = await Assert.ThrowsAsync<UserError>(() => new ConvexRunFetcher(Options, Time).FetchAsync(request, Folder, Progress.Add, Cancel));
        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
        Assert.Contains("certificate", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "could not be resolved", false)]
    [InlineData(HttpRequestError.SecureConnectionError, "No trusted TLS connection", false)]
    [InlineData(HttpRequestError.ConnectionError, "No answer from", true)]
    public void ErrorsOfTheNetworkSayWhatToCheck(HttpRequestError error, string says, bool transient)
    {
        var failure = NetworkFailure.Of(new HttpRequestException(error, "reason"), new Uri("https://example.org/zip?signature=s3cr3t"));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", failure.Message, StringComparison.Ordinal);
        Assert.Equal(transient, failure.IsTransient);
    }
}
