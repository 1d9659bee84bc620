using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The model's provider refused or failed before the model's answer reached a check.</summary>
public sealed class ProviderUnavailable : IRule
{
    // Errors about transport, account or endpoint. Errors about what the model said (no object generated, bad tool call) are not here.
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "AI_APICallError", "AI_RetryError", "AI_LoadAPIKeyError", "AI_NoSuchModelError", "APIConnectionError", "APIStatusError", "InternalServerError",
        "overloaded", "overloaded_error", "insufficient_quota", "insufficient-credits", "no-endpoints",
        "401", "402", "403", "404", "408", "500", "502", "503", "504",
    };

    public RuleInfo Info { get; } = new()
    {
        Id = "provider-unavailable",
        Version = 1,
        Title = "The provider refused or failed before any check",
        Shows = "A structured provider error (error type, HTTP status, 'no endpoints') is the trial's own error, and no check was reached.",
        Why = "The model was not tested: there is no answer to judge. Abstains when any check passed or failed, and for errors about the content of an answer.",
        Example = "error: AI_APICallError: No endpoints found for vendor/model.",
    };

    public Finding? Check(RuleContext context)
    {
        if (!context.NoCheckReached) return null;
        var fact = context.Facts.FirstOrDefault(f => f is { Kind: "provider", Check: null, Code: { } code } && Codes.Contains(code));
        return fact is null
            ? null
            : Info.Finding(Fault.HarnessFault, "provider_unavailable", 0.97, $"The provider answered '{fact.Code}' and no check was reached: the model was not tested.", fact.Evidence);
    }
}
