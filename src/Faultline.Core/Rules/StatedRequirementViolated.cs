using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>A failed test asks for what a line of the task says.</summary>
public sealed partial class StatedRequirementViolated : IRule
{
    private const int LeastWords = 3;
    private const double LeastShare = 0.6;

    public RuleInfo Info { get; } = new()
    {
        Id = "stated-requirement-violated",
        Version = 1,
        Title = "The task states what the failed test asks for",
        Shows = "An assertion failed, and a line of the task names the key that differs, the text that is missing from the answer, the path in the "
            + "test's title, most of the title's words, or (where a rejection was expected) errors.",
        Why = "The requirement was stated, so the answer is wrong and the test fair. Abstains when the answer has the text that was looked for, and when "
            + "no line of the task can be quoted.",
        Example = "'GET /api/* returns 200' failed with 404, and the task says 'a GET handler for all paths under `/api/*`'",
    };

    public Finding? Check(RuleContext context)
    {
        var tests = context.FailedTests.ToList();
        if (tests.Count == 0 || tests.Any(fact => fact.Kind != "assertion") || context.Deciding.Any(fact => fact.Kind is "validation" or "network")) return null;
        return tests.Select(fact => Of(context, fact)).FirstOrDefault(finding => finding is not null);
    }

    private Finding? Of(RuleContext context, Fact fact)
    {
        if (ComparedKeys.TheOnlyOne(fact) is { } key)
        {
            return context.InTask(key) is { } says ? Found("missing_requirement", 0.7, $"'{key}' differs from what the task says of it.", fact, says) : null;
        }

        if (LooksInInternalStructure.Wanted(fact) is { } wanted)
        {
            return context.InOutput(wanted) is null && context.InTask(wanted) is { } says ? Found("missing_requirement", 0.72, $"The task asks for '{wanted}' and the answer lacks it.", fact, says) : null;
        }

        var title = fact.Subject ?? string.Empty;
        if (Path().Match(title.Length > 1_000 ? string.Empty : title) is { Success: true } path && context.InTask(path.Value) is { } about)
        {
            return Found("wrong_result", 0.63, $"The task asks for '{path.Value}', which the failed test is about.", fact, about);
        }

        var words = TitleWords.Of(title);
        if (words.Count >= LeastWords && context.InTaskWhere(line => Share(words, line) >= LeastShare ? 0 : -1) is { } same)
        {
            return Found("wrong_result", 0.62, "A line of the task says what the failed test's title says.", fact, same);
        }

        return fact.Message.Contains("instead of rejecting", StringComparison.Ordinal) && OwnGuardRejectsInput.ErrorHandlingLine(context) is { } errors
            ? Found("missing_requirement", 0.6, "The task asks for errors to be handled, and the call that had to be rejected went through.", fact, errors)
            : null;
    }

    private Finding Found(string mechanism, double confidence, string reason, Fact fact, Evidence task) =>
        Info.Finding(Fault.ModelFault, mechanism, confidence, reason, fact.Evidence, task);

    private static double Share(IReadOnlyList<string> words, string line)
    {
        var there = TitleWords.Of(line);
        return (double)words.Count(word => there.Contains(word, StringComparer.Ordinal)) / words.Count;
    }

    [GeneratedRegex(@"/[A-Za-z0-9_-]+(?:/[A-Za-z0-9_*:-]+)*(?:/\*)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
