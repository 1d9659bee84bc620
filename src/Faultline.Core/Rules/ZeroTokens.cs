using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The model was never spoken to: tokens were measured and are zero.</summary>
public sealed class ZeroTokens : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "zero-tokens",
        Version = 1,
        Title = "No tokens were used and no check was reached",
        Shows = "The token counts of the trial were measured and all are zero, and no check passed or failed.",
        Why = "Without tokens there was no answer. Cost is not looked at: a crashed client reports none after minutes of work. "
            + "Abstains when tokens were not measured (absent is not zero) and when there is no error text to show.",
        Example = "usage: {\"inputTokens\": 0, \"outputTokens\": 0}, error: unknown fail, no steps",
    };

    public Finding? Check(RuleContext context) =>
        context.Trial.Usage is { IsMeasuredZero: true } && context.NoCheckReached && FailureQuestions.ErrorLine(context.Trial, string.Empty) is { } quote
            ? Info.Finding(Fault.HarnessFault, "zero_usage_crash", 0.85, "Token counts were measured and are zero, and no check was reached: the model was not asked.", quote)
            : null;
}
