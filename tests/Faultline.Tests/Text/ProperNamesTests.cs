using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class ProperNamesTests
{
    [Fact]
    public void NamesAreTwoCapitalisedWordsWordsWithAHumpAndIdentifiers() =>
        Assert.Equal(["ALEX KUMAR", "GRAPHRAG", "918501"], ProperNames.In("Then find Dr. Alex Kumar's talk, the GraphRAG one at 10 AM; it is 918501.").ToArray());

    [Theory]
    [InlineData("One capitalised word is no name. Neither is one after a full stop. Nor are LLMs.")]
    [InlineData("at 10:15 AM in 2 rooms")]
    [InlineData("")]
    public void OthersAreNone(string text) => Assert.Empty(ProperNames.In(text));
}
