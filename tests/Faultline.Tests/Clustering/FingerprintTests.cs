using System.Globalization;
using Faultline.Clustering;
using Faultline.Model;
using Faultline.Tests.Support;
using static Faultline.Tests.Clustering.SomeMessages;

namespace Faultline.Tests.Clustering;

/// <summary>
/// Fingerprints are kept for ever. When <c>fingerprints.txt</c> would change, raise the engine's version in <see cref="Engines"/>, and only then
/// write the file anew.
/// </summary>
public sealed class FingerprintTests
{
    private const string Separator = "\n----\n";

    [Fact]
    public void FingerprintsAreWhatTheyWere()
    {
        var messages = File.ReadAllText(Repo.Fixtures("Clustering", "messages.txt")).ReplaceLineEndings("\n").TrimEnd('\n').Split(Separator);

        Golden.MatchesFixture("Clustering/fingerprints.txt", string.Concat(messages.Select(m => Signature(m)).Select(s => $"{s.Fingerprint}  {string.Join(' ', s.Key)} | {string.Join(' ', s.Tokens)}\n")));
    }

    [Fact]
    public void EveryEngineHasAGuardedMessage()
    {
        var engines = File.ReadLines(Repo.Fixtures("Clustering", "fingerprints.txt")).Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(new[] { Engines.Diagnostic, Engines.Prose, Engines.Stack, Engines.Template }.Select(e => $"{e}-v{Engines.Version(e)}"), engines, StringComparer.Ordinal);
    }

    [Fact]
    public void TheCultureAndPlacesHaveNoInfluence()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR", useUserOverride: false);
            Assert.Equal(Signature("İ took 3,5 s at /tmp/a/1.log for FILE I").Fingerprint, SomeMessages.Signature("İ took 9,1 s at /tmp/b/22.log for FILE I").Fingerprint);
        }
        catch (CultureNotFoundException)
        {
            Assert.True(true, "this runtime knows the invariant culture only");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("read failed\r\nat line 3", "read failed\nat line 9")]
    [InlineData("\u001b[31mread failed\u001b[0m at line 3", "read failed at line 3")]
    public void WhatOnlyLooksDifferentIsTheSame(string a, string b) => Assert.Equal(Signature(a).Fingerprint, Signature(b).Fingerprint);

    [Fact]
    public void AFingerprintNamesItsEngine() => Assert.Equal("tmpl", new Fingerprint(Signature("disk is full").Fingerprint).Engine);

    [Fact]
    public void AnIdOfAClusterHasTenDigits() => Assert.Matches("^C-[0-9a-hjkmnp-tv-z]{10}$", ClusterId.Of(new Fingerprint("tmpl-v1:00")));
}
