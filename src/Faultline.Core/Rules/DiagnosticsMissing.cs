using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The deciding check says that it failed and not why.</summary>
public sealed class DiagnosticsMissing : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "diagnostics-missing",
        Version = 1,
        Title = "The failed step's diagnostics were not kept",
        Shows = "The text of the deciding check is a header without a single diagnostic.",
        Why = "A label would be a guess. Confidence is modest so that a rule that needs no diagnostics can still decide. "
            + "Abstains as soon as one diagnostic was read.",
        Example = "Error: Failed to deploy: (and nothing more)",
    };

    public Finding? Check(RuleContext context)
    {
        var header = context.Facts.FirstOrDefault(fact => fact.Check == context.DecidingCheck && fact.Kind == "header-only");
        if (header is null || context.Deciding.Any()) return null;
        var what = header.Check is { } check ? $"step '{check}'" : "the failed step";
        return Info.Finding(Fault.Inconclusive, "other", 0.5, $"The stored text of {what} ends before its first diagnostic.", header.Evidence)
            with { Missing = $"standard output and standard error of {what}" };
    }
}
