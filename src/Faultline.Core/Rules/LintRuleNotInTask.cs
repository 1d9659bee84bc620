using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The program works, and lint fails on style that the task does not speak of.</summary>
public sealed class LintRuleNotInTask : IRule
{
    // Style and annotation: the program does the same with and without. Rules that find defects are not here.
    private static readonly HashSet<string> Style = new(StringComparer.Ordinal)
    {
        "prefer-const", "no-var", "quotes", "semi", "indent", "eqeqeq", "curly", "camelcase", "object-shorthand", "prefer-template", "no-console",
        "no-else-return", "arrow-body-style", "sort-imports", "max-len", "no-empty-function", "no-inferrable-types", "no-unnecessary-type-assertion",
        "no-unnecessary-condition", "no-unused-vars", "no-unused-imports", "explicit-function-return-type", "explicit-module-boundary-types",
        "promise-function-async", "no-misused-promises", "require-await", "consistent-type-imports", "consistent-type-definitions", "array-type",
        "prefer-nullish-coalescing", "prefer-optional-chain", "naming-convention", "no-non-null-assertion", "jsx-no-bind", "display-name", "prop-types",
    };

    public RuleInfo Info { get; } = new()
    {
        Id = "lint-rule-not-in-task",
        Version = 1,
        Title = "Only style lint failed, and the task asks for no such style",
        Shows = "Every error is a lint rule about style or annotation, a later check passed, and the task names neither lint nor the rule.",
        Why = "The model cannot know a style that it is not told, and the program does what was asked. Abstains when the task speaks of lint, names the "
            + "rule or asks for return types where that is the rule, and when any error is of a rule that finds defects or gives up types.",
        Example = "5:9 error 'x' is never reassigned. Use 'const' instead prefer-const; tests passed",
    };

    public Finding? Check(RuleContext context)
    {
        var errors = LintErrors.Alone(context);
        if (errors.Count == 0 || !context.HasTask || !errors.All(fact => LintErrors.Short(fact) is { } rule && Style.Contains(rule))) return null;
        if (LintErrors.InTask(context) is not null) return null;
        if (errors.Any(fact => context.InTask(LintErrors.Short(fact)!) is not null)) return null;
        if (errors.Any(fact => fact.Code!.Contains("return-type", StringComparison.Ordinal)) && context.InTask("return type", StringComparison.OrdinalIgnoreCase) is not null) return null;
        return Info.Finding(
            Fault.OverlyStrict, "lint_violation", 0.8, $"Only lint failed ('{errors[0].Code}'), the task asks for no such style, and a later check passed.", errors[0].Evidence);
    }
}
