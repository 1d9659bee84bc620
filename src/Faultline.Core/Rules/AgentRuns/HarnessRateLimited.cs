using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The provider turned the harness's agents or judges away.</summary>
public sealed class HarnessRateLimited : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "harness-rate-limited",
        Version = 1,
        Title = "The provider's limit stopped the test",
        Shows = "The harness's own rate-limit exception or record for a sub-test, or a limit named in the exception that ended it.",
        Why = "The limit is the account's. Only exceptions of the harness count, never words of a model or a judge. Abstains when another sub-test was judged: then the model was tested.",
        Example = "Rate limit in worker for T0/02: You've hit your limit",
    };

    public Finding? Check(RuleContext context)
    {
        var limits = context.Facts.Where(f => f.Kind == "rate-limit").ToList();
        if (limits.Count == 0 || context.Tested.Any()) return null;
        return Info.Finding(Fault.HarnessFault, "rate_limited", 0.95,
            $"The provider refused with '{First(limits[0].Message)}' and nothing was judged: the limit is the account's, not the model's.",
            AgentRunQuestions.Some(3, limits.Select(f => f.Evidence))) with
        {
            Cause = "rate_limit",
            Signature = limits[0].Signature,
        };
    }

    private static string First(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return Text.Truncate.To(end < 0 ? text : text[..end], 120);
    }
}
