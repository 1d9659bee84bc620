using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class TruncateTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("👩‍💻👩‍💻👩‍💻", 3, "👩‍💻👩‍💻👩‍💻")]
    [InlineData("👩‍💻👩‍💻👩‍💻", 2, "👩‍💻…")]
    [InlineData("", 1, "")]
    [InlineData("ab", 1, "…")]
    public void CutsBetweenCharactersThatPeopleSee(string text, int max, string expected) => Assert.Equal(expected, Truncate.To(text, max));
}
