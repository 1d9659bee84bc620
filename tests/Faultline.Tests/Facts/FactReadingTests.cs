using Faultline.Facts;
using Faultline.Model;

namespace Faultline.Tests.Facts;

public sealed class FactReadingTests
{
    private const string Diagnostic = "src/App.tsx(1,26): error TS2307: Cannot find module './convex/react'.";

    [Fact]
    public void ADetailIsReadInsteadOfTheMessage()
    {
        var facts = FactReading.Of(TrialWith(Failed("tsc", "tsc failed", Diagnostic)));

        var fact = Assert.Single(facts);
        Assert.Equal(("tsc", "TS2307", "tsc"), (fact.Kind, fact.Code, fact.Check));
        Assert.Equal(new Evidence("a.json", "/outputFiles/run.log#L7", Diagnostic), fact.Evidence);
    }

    [Fact]
    public void AnErrorThatALogPrintsTwiceIsOneFact() =>
        Assert.Single(FactReading.Of(TrialWith(Failed("tsc", "tsc failed", $"[error] Typechecking (tsc): Error: Failed to typecheck code:\n{Diagnostic}\n[error] tsc: Error: Failed to typecheck code:\n{Diagnostic}"))));

    [Fact]
    public void TwoErrorsAtTwoColumnsOfALineAreTwoFacts() =>
        Assert.Equal(2, FactReading.Of(TrialWith(Failed("tsc", "tsc failed", $"{Diagnostic}\n{Diagnostic.Replace("26", "40", StringComparison.Ordinal)}"))).Count);

    [Fact]
    public void TheSameErrorOfTwoChecksIsKeptForBoth() =>
        Assert.Equal("deploy, tsc", string.Join(", ", FactReading.Of(TrialWith(Failed("deploy", Diagnostic, null), Failed("tsc", Diagnostic, null))).Select(fact => fact.Check)));

    [Fact]
    public void WhatIsBeyondTheLimitIsCounted()
    {
        var lines = Enumerable.Range(1, FactReading.LimitPerCheck + 37).Select(i => $"a.ts({i},1): error TS1005: ';' expected.");

        var facts = FactReading.Of(TrialWith(Failed("tsc", string.Join("\n", lines), null)));

        Assert.Equal(FactReading.LimitPerCheck + 1, facts.Count);
        Assert.Equal(("more", "37"), (facts[^1].Kind, facts[^1].Code));
        Assert.Equal("/steps/0#L201", facts[^1].Evidence.Pointer);
    }

    [Fact]
    public void TheErrorOfATrialWithoutChecksIsRead()
    {
        var trial = TrialWith() with { Error = "error: AI_APICallError: No endpoints found for a/b.", ErrorAt = new Location("a.json", "/eval/status/failureReason") };

        var fact = Assert.Single(FactReading.Of(trial));

        Assert.Equal(("provider", "AI_APICallError", "a/b", null), (fact.Kind, fact.Code, fact.Subject, fact.Check));
    }

    [Fact]
    public void AShortTrialErrorIsNoMissingDiagnosticWhereACheckSpeaks()
    {
        var trial = TrialWith(Failed("tsc", Diagnostic, null)) with { Error = "tsc fail", ErrorAt = new Location("a.json", "/eval/status/failureReason") };

        Assert.DoesNotContain(FactReading.Of(trial), fact => fact.Kind == "header-only");
        Assert.Contains(FactReading.Of(trial with { Checks = [] }), fact => fact.Kind == "header-only");
    }

    [Fact]
    public void PassedChecksAndChecksWithoutTextGiveNothing() =>
        Assert.Empty(FactReading.Of(TrialWith(
            new Check { Name = "tsc", Outcome = CheckOutcome.Passed, Message = Diagnostic, MessageAt = new Location("a.json", "/steps/0") },
            new Check { Name = "tests", Outcome = CheckOutcome.Failed })));

    [Fact]
    public void WindowsLineEndsChangeNothingButTheBytes()
    {
        var unix = "Error: Failed to lint code:\n\n/tmp/a/index.ts\n  5:9  error  'x' is never reassigned. Use 'const' instead  prefer-const\n\n✖ 1 problem";

        Assert.Equal(FactReading.Of(TrialWith(Failed("eslint", unix, null))), FactReading.Of(TrialWith(Failed("eslint", unix.ReplaceLineEndings("\r\n"), null))));
    }

    private static Check Failed(string name, string message, string? detail) => new()
    {
        Name = name,
        Outcome = CheckOutcome.Failed,
        Message = message,
        MessageAt = new Location("a.json", "/steps/0"),
        Detail = detail,
        DetailAt = detail is null ? null : new Location("a.json", "/outputFiles/run.log#L7"),
    };

    private static Trial TrialWith(params Check[] checks) => new() { Key = new TrialKey("run", "case"), Outcome = Outcome.Failed, Checks = checks };
}
