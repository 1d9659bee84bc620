using Faultline.Model;

namespace Faultline.Rules;

/// <summary>A test looks for a text in a serialised structure although the answer has the text.</summary>
public sealed class LooksInInternalStructure : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "looks-in-internal-structure",
        Version = 1,
        Title = "The test looks for a text where it cannot stand",
        Shows = "A test expects a printed JSON structure to contain a text, it does not, and a file of the answer has that very text.",
        Why = "The model did write what was asked; the structure that the test prints does not hold it. Abstains when the answer lacks the text.",
        Example = "expected '[{\"args\":{...}}]' to contain 'run every second', and the answer has \"run every second\"",
    };

    public Finding? Check(RuleContext context)
    {
        foreach (var fact in context.FailedTests)
        {
            if (Wanted(fact) is { } wanted && context.InOutput(wanted) is { } quote)
            {
                return Info.Finding(Fault.OverlyStrict, "extra_constraint", 0.8, $"The answer has '{wanted}'; the test looks for it in a printed structure.", fact.Evidence, quote);
            }
        }

        return null;
    }

    /// <summary>The text looked for in a printed structure; null when the assertion is of another form.</summary>
    internal static string? Wanted(Fact fact)
    {
        if (fact is not { Kind: "assertion", Expected: { } expected, Actual: { } actual } || !fact.Message.Contains(" to contain ", StringComparison.Ordinal)) return null;
        var wanted = Unquote(expected);
        return wanted.Length >= 4 && Unquote(actual) is ['[' or '{', _, ..] printed && printed.Contains('"') ? wanted : null;
    }

    private static string Unquote(string text) => text is [('\'' or '"') and var quote, .., var last] && quote == last ? text[1..^1] : text;
}
