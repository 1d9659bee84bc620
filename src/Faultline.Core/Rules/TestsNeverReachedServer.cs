using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The tests could not connect to what they were to test.</summary>
public sealed class TestsNeverReachedServer : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "tests-never-reached-server",
        Version = 1,
        Title = "No test reached the server",
        Shows = "Every failed test ended with 'fetch failed' or a refused connection, none passed, and an earlier check (build, push) passed.",
        Why = "A wrong program answers wrongly; it does not make the connection fail. The grader asked at the wrong place or before the server "
            + "was up. Abstains as soon as one test failed otherwise or passed.",
        Example = "TypeError: fetch failed (2 of 2 tests), deploy passed",
    };

    public Finding? Check(RuleContext context)
    {
        var tests = context.FailedTests.ToList();
        if (tests.Count == 0 || !tests.All(IsUnreachable)) return null;
        if (!context.Trial.Checks.TakeWhile(check => check.Name != context.DecidingCheck).Any(check => check.Outcome == CheckOutcome.Passed)) return null;
        // A test that passed may not have needed the server, or the server went down half-way: not this rule's case.
        if (context.Facts.Any(f => f.Kind == "test-summary" && f.Check == context.DecidingCheck && f.Actual is not (null or "0"))) return null;
        return Info.Finding(
            Fault.GraderFault, "environment_broken", 0.85,
            $"All {tests.Count} failed tests could not connect although the earlier steps passed: the grader asked where nothing listens.", tests[0].Evidence);
    }

    private static bool IsUnreachable(Fact fact) =>
        fact.Message.StartsWith("fetch failed", StringComparison.Ordinal) || fact.Message.Contains("ECONNREFUSED", StringComparison.Ordinal);
}
