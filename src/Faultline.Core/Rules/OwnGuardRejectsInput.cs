using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>A check that the model added threw on the tests' input.</summary>
public sealed partial class OwnGuardRejectsInput : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "own-guard-rejects-input",
        Version = 1,
        Title = "A guard of the answer rejects the test's input",
        Shows = "A test ended with an error whose text stands in a throw of the answer, and neither the task nor the reference has that text.",
        Why = "The model restricts input that the task does not restrict, and the tests use it. Both readings are defensible; the task should say which. "
            + "When the task asks for error handling it is ambiguous. Abstains when the task or the reference has the message.",
        Example = "Uncaught Error: minAge must be non-negative; the task allows any number",
    };

    public Finding? Check(RuleContext context)
    {
        if (!context.HasTask) return null;
        foreach (var fact in context.FailedTests.Where(fact => fact.Kind == "exception"))
        {
            if (MessageOf(fact) is not { } message || context.InOutput(message) is not { } guard) continue;
            if (!guard.Quote.Contains("throw", StringComparison.Ordinal) && !guard.Quote.Contains("Error(", StringComparison.Ordinal)) continue;
            if (context.InTask(message) is not null || context.InReference(message) is not null) continue;
            return ErrorHandlingLine(context) is { } asked
                ? Info.Finding(Fault.AmbiguousTask, "extra_constraint", 0.66, "A guard that the model added rejects the test's input; the task asks for error handling and does not say of what.", fact.Evidence, guard, asked)
                : Info.Finding(Fault.OverlyStrict, "extra_constraint", 0.68, "A guard that the model added rejects the test's input, which the task does not exclude.", fact.Evidence, guard);
        }

        return null;
    }

    internal static Evidence? ErrorHandlingLine(RuleContext context) => context.InTaskWhere(line => line.Length < 2_000 && Errors().Match(line) is { Success: true } match ? match.Index : -1);

    // The innermost error stands last: `Server Error\nUncaught Error: minAge must be non-negative`.
    internal static string? MessageOf(Fact fact)
    {
        foreach (var line in fact.Message.Split('\n').Reverse())
        {
            if (line.Length < 2_000 && Thrown().Match(line) is { Success: true } match) return match.Groups["said"].Value.Trim() is { Length: >= 8 } said ? said : null;
        }

        return fact.Message.IndexOf('\n', StringComparison.Ordinal) < 0 && fact.Message.Trim() is { Length: >= 8 } whole ? whole : null;
    }

    [GeneratedRegex(@"^\s*(Uncaught )?[A-Za-z]*Error: (?<said>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Thrown();

    [GeneratedRegex(@"\b(throws?|rejects?|error handling|handles? errors?|raises?)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Errors();
}
