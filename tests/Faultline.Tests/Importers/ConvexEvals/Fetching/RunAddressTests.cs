using Faultline.Importers;
using Faultline.Importers.ConvexEvals.Fetching;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

public sealed class RunAddressTests
{
    private const string Run = "jn76nmvgpcdwcmpnpkv2rzea8s80y3ef";

    [Theory]
    [InlineData(Run)]
    [InlineData(" " + Run + "\n")]
    [InlineData("https://convex-evals.netlify.app/experiment/default/run/" + Run)]
    [InlineData("https://convex-evals.netlify.app/experiment/default/run/" + Run + "/004-actions/jh7?tab=steps")]
    [InlineData("http://localhost:3000/model/openai%2Fgpt-5/experiment/no_guidelines/run/" + Run + "#top")]
    public void PagesOfARunAndBareIdsAreClaimed(string address)
    {
        Assert.True(new ConvexRunFetcher().Claims(new FetchRequest(address, null, null)));
        Assert.Equal(Run, RunAddress.TryRead(address)?.RunId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("./runs/one")]
    [InlineData("jn76nmvg")]
    [InlineData("JN76NMVGPCDWCMPNPKV2RZEA8S80Y3EF")]
    [InlineData("in76nmvgpcdwcmpnpkv2rzea8s80y3ef")]
    [InlineData("https://convex-evals.netlify.app/experiment/default")]
    [InlineData("https://github.com/get-convex/convex-evals/actions/runs/1")]
    [InlineData("ftp://convex-evals.netlify.app/experiment/default/run/" + Run)]
    public void OtherAddressesAreLeftToOtherFetchers(string address)
        => Assert.False(new ConvexRunFetcher().Claims(new FetchRequest(address, null, null)));

    [Theory]
    [InlineData("kg2_-A", true)]
    [InlineData("..", false)]
    [InlineData("../x", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("C:x", false)]
    [InlineData("-x", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void OnlyPlainIdsBecomeFileNames(string id, bool expected) => Assert.Equal(expected, RunAddress.IsFileName(id));
}
