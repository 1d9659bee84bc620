using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Nearly all cases of the run failed in the same way.</summary>
public sealed class OneErrorNearlyEverywhere : IRule
{
    private const int LeastCases = 10;
    private const double LeastShare = 0.9;

    public RuleInfo Info { get; } = new()
    {
        Id = "one-error-nearly-everywhere",
        Version = 2,
        Title = "One error in nearly every case of the run",
        Shows = "At least 90 % of the run's cases, and at least 10, failed at the same check with the same error up to names and numbers.",
        Why = "Tasks differ, so one error in all of them comes from what they share: the provider, the environment, the setup. "
            + "Abstains for lint findings and failed assertions, which a model's one habit can bring about everywhere, and for turns of a conversation, which a judge words alike.",
        Example = "72 of 72 cases: 'No endpoints found for <model>'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Run.Mode is not null) return null;
        if (ErrorKey.Of(context.Trial, context.Facts) is not { } key || context.Signals.SharedErrors.GetValueOrDefault(key) is not (>= LeastCases and var shared)) return null;
        if (shared < LeastShare * context.Signals.Cases) return null;
        var fact = context.Deciding.FirstOrDefault();
        if (fact is { Kind: "eslint" or "assertion" or "tsc" or "validation" }) return null;
        if ((fact?.Evidence ?? FailureQuestions.ErrorLine(context.Trial, string.Empty)) is not { } quote) return null;
        var mechanism = fact?.Kind == "provider" ? "provider_unavailable" : "environment_broken";
        var reason = string.Create(CultureInfo.InvariantCulture, $"{shared} of {context.Signals.Cases} cases of this run failed with this error: its cause is what the cases share.");
        return Info.Finding(Fault.HarnessFault, mechanism, 0.95, reason, quote);
    }
}
