using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The provider or a registry turned the harness away for asking too often.</summary>
public sealed class RateLimited : IRule
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "rate_limit", "429", "529", "rate_limit_error", "rate_limit_exceeded", "RateLimitError",
    };

    public RuleInfo Info { get; } = new()
    {
        Id = "rate-limited",
        Version = 1,
        Title = "Turned away by a rate limit",
        Shows = "The harness's '[rate_limit]' prefix, or HTTP status 429 as a structured code, in the trial's error or in a step before the tests.",
        Why = "The limit belongs to the account that ran the benchmark. The words 'rate limit' alone never match: paths, case names and tasks "
            + "contain them. Abstains inside tests, where the model's own calls may be the ones that were limited.",
        Example = "[rate_limit] error: AI_APICallError: Too Many Requests",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.FailedTests.Any()) return null;
        var fact = context.Deciding.FirstOrDefault(f => f is { Kind: "provider", Code: { } code } && Codes.Contains(code));
        if (fact is null || (fact.Check is not null && context.Deciding.Any(SourceCode.IsComplaint))) return null;
        return Info.Finding(Fault.HarnessFault, "rate_limited", 0.97, $"The request was refused with '{fact.Code}': the limit is the account's, not the model's.", fact.Evidence);
    }
}
