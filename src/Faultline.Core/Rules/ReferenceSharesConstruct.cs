using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The reference answer has the very line that the check refuses.</summary>
public sealed class ReferenceSharesConstruct : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "reference-shares-construct",
        Version = 1,
        Title = "The reference has the line that was refused",
        Shows = "The source line under the first error of a compiler, linter or bundler stands in the reference answer as well.",
        Why = "The reference would fail the same check. Abstains for short lines and for lines that only open a block: what is wrong then follows below.",
        Example = "TS2580 at 'return process.env.SITE_URL!;', and the reference has that line",
    };

    public Finding? Check(RuleContext context)
    {
        var fact = context.Deciding.FirstOrDefault(f => f.Kind is "tsc" or "eslint" or "bundle");
        if (fact is null || fact != context.Deciding.First() || SharedConstruct.InReference(context, fact) is not { } quote) return null;
        var mechanism = fact.Kind == "eslint" ? "lint_violation" : "environment_broken";
        return Info.Finding(Fault.GraderFault, mechanism, 0.8, "The reference answer has the line that was refused: it would fail here too.", fact.Evidence, quote);
    }
}
