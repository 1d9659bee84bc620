using System.Globalization;
using Faultline.Model;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

public sealed class RunSignalsTests
{
    [Fact]
    public void ErrorsThatDifferInNumbersAloneAreShared()
    {
        var signals = RunSignals.Of(Enumerable.Range(0, 12).Select(i => Failed($"case{i}", $"Unable to start push to http://localhost:{40_000 + (i * 7)}")));
        Assert.Equal((12, 12), (signals.Cases, signals.Failures));
        Assert.Equal(12, Assert.Single(signals.SharedErrors).Value);
        Assert.Equal(12, signals.FailuresByCheck["deploy"]);
    }

    [Fact]
    public void ACaseTriedAgainIsOneCase()
    {
        var signals = RunSignals.Of([Failed("a", "x is wrong"), Failed("a", "x is wrong", 2)]);
        Assert.Equal((1, 2), (signals.Cases, signals.Failures));
        Assert.Equal(1, Assert.Single(signals.SharedErrors).Value);
    }

    [Fact]
    public void APassedTrialCountsAsACaseOnly()
    {
        var passed = new Trial { Key = new TrialKey("r", "ok"), Outcome = Outcome.Passed };
        var signals = RunSignals.Of([(passed, []), Failed("a", "x is wrong")]);
        Assert.Equal((2, 1), (signals.Cases, signals.Failures));
    }

    private static (Trial, IReadOnlyList<Fact>) Failed(string name, string message, int attempt = 1) => (
        new Trial { Key = new TrialKey("r", name, Attempt: attempt), Outcome = Outcome.Failed, Checks = [new Check { Name = "deploy", Outcome = CheckOutcome.Failed }] },
        [new Fact { Kind = "deploy", Check = "deploy", Message = message, Evidence = new Evidence("s", string.Create(CultureInfo.InvariantCulture, $"#L{attempt}"), message) }]);
}
