using Faultline.Clustering;

namespace Faultline.Tests.Clustering;

public sealed class HostileMessagesTests
{
    private const int Megabyte = 1 << 20;

    // What is quadratic in one of these does not end within the limit.
    [Theory(Timeout = 60_000)]
    [InlineData("'")]
    [InlineData("a'b ")]
    [InlineData("a:")]
    [InlineData("Mon,")]
    [InlineData("...")]
    [InlineData("https://")]
    [InlineData("1 s ")]
    [InlineData("[{(")]
    [InlineData("The end of it. ")]
    [InlineData("\u001b[")]
    [InlineData("x:\n")]
    [InlineData("Traceback (most recent call last):\n")]
    [InlineData("  File \"a\", line 1\n")]
    [InlineData("\n\tat a.b(C.java:1)")]
    [InlineData("\ud800")]
    public async Task AMegabyteOfOneThingGetsAFingerprint(string unit)
    {
        var text = "it failed " + string.Concat(Enumerable.Repeat(unit, Megabyte / unit.Length));

        var signature = await Task.Run(() => Signatures.Of(new FailureWords("step", text, [])), TestContext.Current.CancellationToken);

        Assert.Equal(signature.Fingerprint, Signatures.Of(new FailureWords("step", text, [])).Fingerprint);
        Assert.True(signature.Tokens.Count <= 1_024);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("----\n~~~~")]
    public void AFailureWithoutWordsHasACluster(string? text) => Assert.NotEmpty(Signatures.Of(new FailureWords("deploy", text, [])).Fingerprint);
}
