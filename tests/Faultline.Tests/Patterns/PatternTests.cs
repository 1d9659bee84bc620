using System.Globalization;
using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

public sealed class PatternTests
{
    [Fact]
    public void OneCauseOfSeveralFailuresIsToldOnce()
    {
        var found = new SharedCause().Find(new([Fails("r1", "a/1", "X"), Fails("r1", "a/2", "X"), Fails("r2", "a/1", "X"), Fails("r2", "a/2", "Y"), Fails("r2", "a/3", null)]));

        var pattern = Assert.Single(found);
        Assert.Equal(["a/1", "a/2"], pattern.Cases);
        Assert.Equal(["r1", "r2"], pattern.Runs);
        Assert.Equal(3, pattern.Failures.Count);
        Assert.Contains("3 of 5 failures, in 2 cases and 2 runs", pattern.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void ACategoryIsHarderOnlyWhenChanceDoesNotExplainIt()
    {
        var hard = Enumerable.Range(0, 10).Select(i => i < 9 ? Fails("r1", $"hard/{i}", "X") : Passes("r1", $"hard/{i}"));
        var easy = Enumerable.Range(0, 20).Select(i => i < 3 ? Fails("r1", $"easy/{i}", "X") : Passes("r1", $"easy/{i}"));
        var small = new[] { Fails("r1", "small/1", "X"), Passes("r1", "small/2") };

        var found = new HarderCategory().Find(new([.. hard, .. easy, .. small]));

        var pattern = Assert.Single(found);
        Assert.Contains("Category hard", pattern.Title, StringComparison.Ordinal);
        Assert.Contains("9 of its 10 cases mostly fail (90 %, 95% Wilson interval 60 % to 98 %), of the others 4 of 22", pattern.Explanation, StringComparison.Ordinal);
        Assert.InRange(pattern.PValue!.Value, 0.0001, 0.01);
    }

    [Fact]
    public void RepeatingARunDoesNotMakeACategoryHarder()
    {
        IEnumerable<PatternTrial> Run(string run) => [Fails(run, "a/1", "X"), Fails(run, "a/2", "X"), Passes(run, "b/1"), Passes(run, "b/2")];

        Assert.Empty(new HarderCategory().Find(new(Enumerable.Range(0, 50).SelectMany(i => Run(i.ToString(CultureInfo.InvariantCulture))))));
    }

    [Fact]
    public void ACaseThatAllModelsFailIsSuspect()
    {
        var found = new SuspectCase().Find(new([Fails("m1", "a/1", "X"), Fails("m2", "a/1", "X"), Fails("m3", "a/1", "Y"), Passes("m1", "a/2"), Fails("m2", "a/2", "X"), Passes("m3", "a/2")]));

        Assert.Equal(["a/1"], Assert.Single(found).Cases);
        Assert.Contains("3 of 3 models fail it mostly (m1, m2, m3)", found[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void ACaseThatGoodModelsFailAndWeakOnesPassIsSuspect()
    {
        // Run i passes i of the other eight cases; the odd one is passed by the weak half only.
        var trials = Enumerable.Range(1, 8).SelectMany(i => Enumerable.Range(1, 8)
            .Select(c => c <= i ? Passes($"m{i}", $"a/{c}") : Fails($"m{i}", $"a/{c}", "X"))
            .Append(i <= 4 ? Passes($"m{i}", "a/odd") : Fails($"m{i}", "a/odd", "X")));

        var pattern = Assert.Single(new SuspectCase().Find(new(trials)), p => p.Cases[0] == "a/odd");

        Assert.Contains("r = -0.87 over 8 models, 95% interval -0.98 to -0.44, p = 0.0143 one-sided; of the 8 cases asked 0.4 look so by chance", pattern.Explanation, StringComparison.Ordinal);
        Assert.Contains("m8 fails it with 100 % elsewhere, m1 passes it with 13 %", pattern.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 3)]
    public void FiveModelsAreTooFewToTellOrderFromChanceHoweverOftenTheyRun(int models, int runs)
    {
        var input = new PatternInput(Enumerable.Range(1, models).SelectMany(i => Enumerable.Range(1, runs).SelectMany(run => Enumerable.Range(1, 8)
            .Select(c => c <= i + 1 ? Passes($"m{i}-{run}", $"a/{c}") : Fails($"m{i}-{run}", $"a/{c}", "X"))
            .Append(i <= 2 ? Passes($"m{i}-{run}", "a/odd") : Fails($"m{i}-{run}", "a/odd", "X")).Select(t => t with { Model = $"m{i}" }))));

        Assert.DoesNotContain(new SuspectCase().Find(input), p => p.Cases[0] == "a/odd");
        Assert.Contains("below 6 models: there are 5", new SuspectCase().TooFew(input), StringComparison.Ordinal);
    }

    [Fact]
    public void AWeakOppositeOrderIsChance()
    {
        // r = -0.39: better models fail a/odd a little more often, as three orders in ten do.
        bool[] passed = [true, false, true, false, true, false, false];
        var trials = Enumerable.Range(1, 7).SelectMany(i => Enumerable.Range(1, 8)
            .Select(c => c <= i ? Passes($"m{i}", $"a/{c}") : Fails($"m{i}", $"a/{c}", "X"))
            .Append(passed[i - 1] ? Passes($"m{i}", "a/odd") : Fails($"m{i}", "a/odd", "X")));

        Assert.DoesNotContain(new SuspectCase().Find(new(trials)), p => p.Cases[0] == "a/odd");
    }

    [Fact]
    public void EnoughModelsLeaveNothingUnasked()
        => Assert.Null(new SuspectCase().TooFew(new(Enumerable.Range(1, 6).Select(i => Passes($"m{i}", "a/1")))));

    [Fact]
    public void AnOutageIsOneWindowAndSaysNothingOfCases()
    {
        IEnumerable<PatternTrial> Out(string run, int day) => Enumerable.Range(0, 6).Select(i => Trial(run, $"a/{i}", null, "No endpoints", null, day));
        var input = new PatternInput([.. Out("r2", 2), .. Out("r3", 3), Passes("r1", "a/0"), .. Out("r9", 9), Trial("r5", "a/0", false, "X", "tests", 5)]);

        var found = new OutageWindow().Find(input);

        Assert.Equal([["r2", "r3"], ["r9"]], found.Select(p => p.Runs.ToArray()));
        Assert.Contains("12 of 12 trials of 2 runs in a row (2026-01-02 to 2026-01-03)", found[0].Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(input.Tested, t => input.Outages.Contains(t.Run));
    }

    [Fact]
    public void TheSameErrorInEveryAttemptIsNoChance()
    {
        var found = new SameErrorEveryTime().Find(new([Fails("r1", "a/1", "X"), Fails("r2", "a/1", "X"), Fails("r3", "a/1", "X"), Fails("r1", "a/2", "X"), Passes("r2", "a/2"), Fails("r3", "a/2", "X")]));

        Assert.Equal(["a/1"], Assert.Single(found).Cases);
    }

    [Fact]
    public void AReferenceThatFailsTooIsNamed()
        => Assert.Equal(["a/1"], Assert.Single(new ReferenceFailsToo().Find(new([Fails("r1", "a/1", "X") with { ReferenceFails = true }, Fails("r1", "a/2", "X")]))).Cases);

    [Fact]
    public void NothingIsFoundInNothing() => Assert.All(Catalog.All<IPattern>(), p => Assert.Empty(p.Find(new([]))));

    private static PatternTrial Passes(string run, string @case) => new(run, run, Day(1), @case, @case.Split('/')[0], true, null, false);

    private static PatternTrial Fails(string run, string @case, string? cause) => Trial(run, @case, false, cause, "tests", 1);

    private static PatternTrial Trial(string run, string @case, bool? passed, string? cause, string? check, int day)
        => new(run, run, Day(day), @case, @case.Split('/')[0], passed, new PastFailure($"f-{run}-{@case}", run, run, Day(day), @case, check, cause, [], null), false);

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);
}
