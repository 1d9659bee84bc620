using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The harness itself says that infrastructure failed.</summary>
public sealed class InfrastructurePrefix : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "infrastructure-prefix",
        Version = 1,
        Title = "The harness blames its infrastructure",
        Shows = "A '[infrastructure]', '[preflight]' or '[zero_tokens]' prefix at the start of the trial's error, an empty provider response among them.",
        Why = "The harness knows its own steps and marks these as not scored. Only the bracketed prefix matches, never the bare word. "
            + "Abstains without the prefix, whatever else the text says.",
        Example = "[infrastructure] empty provider response",
    };

    public Finding? Check(RuleContext context)
    {
        var prefixes = context.Facts.Where(f => f is { Kind: "provider", Code: "infrastructure" or "preflight" or "zero_tokens" }).ToList();
        if (prefixes.Count == 0) return null;
        var mechanism = prefixes.Any(f => f.Code == "zero_tokens") ? "zero_usage_crash"
            : prefixes[0].Message.Contains("empty provider response", StringComparison.Ordinal) ? "provider_unavailable"
            : "environment_broken";
        return Info.Finding(Fault.HarnessFault, mechanism, 0.97, "The harness marks the error as its own infrastructure's.", prefixes[0].Evidence);
    }
}
