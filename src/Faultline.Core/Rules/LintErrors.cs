using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Failures in which lint alone failed and the program passed what came after.</summary>
internal static class LintErrors
{
    /// <summary>The lint errors; empty when anything else failed, or when no later check passed.</summary>
    public static IReadOnlyList<Fact> Alone(RuleContext context)
    {
        var failed = context.Trial.Checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Name).ToHashSet(StringComparer.Ordinal);
        if (failed.Count == 0) return [];
        var errors = context.Facts.Where(fact => fact.Check is { } check && failed.Contains(check) && ErrorKey.IsDecisive(fact)).ToList();
        if (errors.Exists(fact => fact.Kind != "eslint") || failed.Any(name => !errors.Exists(fact => fact.Check == name))) return [];
        var afterFirst = context.Trial.Checks.SkipWhile(check => check.Outcome != CheckOutcome.Failed);
        return afterFirst.Any(check => check.Outcome == CheckOutcome.Passed) ? errors : [];
    }

    /// <summary>The line of the task that speaks of lint; null when the model was not told that lint is looked at.</summary>
    public static Evidence? InTask(RuleContext context) =>
        context.InTask("lint", StringComparison.OrdinalIgnoreCase) ?? context.InTask("eslint", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rules that report code which gives up type checking.</summary>
    public static bool GivesUpTypes(Fact fact) =>
        Short(fact) is { } rule && (rule is "no-explicit-any" or "ban-ts-comment" || rule.StartsWith("no-unsafe-", StringComparison.Ordinal));

    /// <summary>The rule without its plug-in; null for problems without a rule.</summary>
    public static string? Short(Fact fact) => fact.Code is { } code ? code[(code.LastIndexOf('/') + 1)..] : null;
}
