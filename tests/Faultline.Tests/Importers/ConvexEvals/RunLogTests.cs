using Faultline.Importers;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals;

/// <summary>What is taken out of a run.log, through the output tree.</summary>
public sealed class RunLogTests
{
    [Fact]
    public async Task TheStepFormIsTakenUnlessOnlyTheLabelFormHasContent()
    {
        var both = await ReadAsync("[error] Linting (eslint): Error: Failed to lint code:\nlabel\n[error] eslint: Error: Failed to lint code:\n\nstep 1\n[Request ID: 1] step 2\n\n[ok] x\n");
        Assert.Equal(("step 1\n[Request ID: 1] step 2", "#L6-L7"), Detail(both, "eslint"));
        var label = await ReadAsync("[error] Typechecking (tsc): Error: Failed:\nlabel\n[error] tsc: Error: Failed:\n");
        Assert.Equal(("label", "#L3"), Detail(label, "tsc"));
    }

    [Fact]
    public async Task AHeaderWithoutContentIsNoDetail()
    {
        var trial = await ReadAsync("[error] Installing dependencies (bun install): Error: bun install timed out after 120s\n[error] install: Error: bun install timed out after 120s\n");
        Assert.Equal((null, null), Detail(trial, "install"));
        Assert.Equal("Error: bun install timed out after 120s", trial.FirstFailedCheck!.Message);
    }

    [Fact]
    public async Task TestsAreTakenFromTheErrorLineThroughTheLinesOfVitest()
    {
        var trial = await ReadAsync("[ok] deploy\n[error] vitest: Error: Tests failed (ratio: 0.5)\n[cmd] bunx vitest\n[vitest] \n[vitest]  FAIL x\n[cmd] done\n");
        Assert.Equal(("[error] vitest: Error: Tests failed (ratio: 0.5)\n[cmd] bunx vitest\n[vitest] \n[vitest]  FAIL x", "#L3-L6"), Detail(trial, "tests"));
    }

    [Fact]
    public async Task SeveralFailedStepsAreAllKeptInTheOrderOfTheHarness()
    {
        var trial = await ReadAsync("[error] vitest: Error: x\n[error] tsc: Error: y\n[error] eslint: Error: z\n[ok] filesystem\n");
        Assert.Equal(["filesystem", "tsc", "eslint", "tests"], trial.Checks.Select(check => check.Name), StringComparer.Ordinal);
        Assert.Equal(3, trial.Checks.Count(check => check.Outcome == CheckOutcome.Failed));
    }

    [Fact]
    public async Task AnErrorOfNoStepFailsTheTrialAndIsItsError()
    {
        var trial = await ReadAsync("[ok] filesystem\n[error] (answer) convex dev: no backend\n");
        Assert.Equal(Outcome.Failed, trial.Outcome);
        Assert.Equal("(answer) convex dev: no backend", trial.Error);
        Assert.Null(trial.FirstFailedCheck);
    }

    [Fact]
    public async Task WindowsLineEndsKeepTheLineNumbers()
    {
        var trial = await ReadAsync("[error] deploy: Error: Failed to deploy:\r\none\r\ntwo\r\n");
        Assert.Equal(("one\r\ntwo", "#L3-L4"), Detail(trial, "deploy"));
    }

    [Theory]
    [InlineData("[ok] filesystem\n[ok] vitest\n", Outcome.Passed)]
    [InlineData("[ok] filesystem\n[vitest]       Tests  1 failed | 1 passed (2)\n", Outcome.Failed)]
    [InlineData("[ok] filesystem\n[ok] install\n", Outcome.Unfinished)]
    [InlineData("", Outcome.Unfinished)]
    public async Task TheOutcomeFollowsErrorsAndTheResultOfTheTests(string log, Outcome outcome)
        => Assert.Equal(outcome, (await ReadAsync(log)).Outcome);

    private static (string? Text, string? Pointer) Detail(Trial trial, string step)
    {
        var check = trial.Checks.Single(check => check.Name == step);
        return (check.Detail, check.DetailAt?.Pointer);
    }

    private static async Task<Trial> ReadAsync(string log)
    {
        using var folder = new TemporaryFolder();
        folder.Write("output/m/a/b/run.log", "=== Eval: a/b ===\n" + log);
        var imported = await ConvexData.ImportAsync(folder.Path);
        ConvexData.AssertLocationsResolve(imported.Run, imported.Trial("a/b"));
        return imported.Trial("a/b");
    }
}
