using Faultline.Importers;
using Faultline.Importers.ConvexEvals.Fetching;
using Faultline.Model;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

public sealed class DeploymentTests
{
    private const string Run = "jn76nmvgpcdwcmpnpkv2rzea8s80y3ef";

    [Fact]
    public void TheProductionVisualizerHasADocumentedDeployment()
        => Assert.Equal("https://fabulous-panther-525.convex.cloud", Of($"https://convex-evals.netlify.app/experiment/default/run/{Run}", null).Shown);

    [Fact]
    public void ANamedDeploymentWinsOverTheDocumentedOne()
        => Assert.Equal("https://other.convex.cloud", Of($"https://convex-evals.netlify.app/experiment/default/run/{Run}", "https://other.convex.cloud/").Shown);

    [Theory]
    [InlineData(Run)]
    [InlineData("https://convex-evals.example.org/experiment/default/run/" + Run)]
    [InlineData("https://convex-evals.netlify.app.example.org/experiment/default/run/" + Run)]
    [InlineData("https://convex-evals.netlify.app@example.org/experiment/default/run/" + Run)]
    public void AnyOtherAddressNeedsTheDeployment(string address)
        => Assert.Contains("--deployment", Assert.Throws<UserError>(() => Of(address, null)).Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("fabulous-panther-525", "absolute http(s) URL")]
    [InlineData("ftp://example.org", "absolute http(s) URL")]
    [InlineData("http://example.org", "must not travel in clear")]
    [InlineData("https://user:word@example.org", "expected scheme and host alone")]
    [InlineData("https://example.org/?key=1", "expected scheme and host alone")]
    public void ADeploymentThatCannotBeTrustedWithAKeyIsRefused(string deployment, string says)
    {
        var error = Assert.Throws<UserError>(() => Of(Run, deployment));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", error.Message + error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:3210")]
    [InlineData("http://localhost:3210")]
    [InlineData("http://[::1]:3210")]
    public void HttpIsFineOnThisMachine(string deployment) => Assert.Equal(deployment, Of(Run, deployment).Shown);

    [Theory]
    [InlineData("https://storage.example.org/x", true)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("http://example.org/x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void ARemoteDeploymentCannotSendDownloadsToThisMachineOrInClear(string url, bool allowed)
        => Assert.Equal(allowed, Of(Run, "https://other.convex.cloud").AllowsDownloadFrom(new Uri(url)));

    private static Deployment Of(string address, string? deployment)
        => Deployment.Of(new FetchRequest(address, deployment, null), RunAddress.TryRead(address)!);
}
