using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class FlatTests
{
    [Theory]
    [InlineData("  \u001b[31merror\u001b[0m:\r\n\tof\u00a0 one ", "error: of one")]
    [InlineData("", "")]
    [InlineData(" \n", "")]
    public void QuotesAreComparedWithoutColoursAndLineBreaks(string text, string flat) => Assert.Equal(flat, Flat.Of(text));
}
