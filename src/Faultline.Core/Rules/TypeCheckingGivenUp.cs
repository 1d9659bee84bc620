using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The program works, and lint fails because it uses values without types.</summary>
public sealed class TypeCheckingGivenUp : IRule
{
    private static readonly string[] Asking = ["as any", "`any`", ": any", "<any>", "v.any()"];

    public RuleInfo Info { get; } = new()
    {
        Id = "type-checking-given-up",
        Version = 1,
        Title = "Lint failed on code that gives up type checking",
        Shows = "Only lint failed, and an error is of the rules about 'any' (no-explicit-any, no-unsafe-*).",
        Why = "A typed language was asked for; 'any' hides mistakes and was the model's choice. When the task speaks of lint (to pass it, or "
            + "to silence it where 'any' is needed), the model was even told; when the task asks for 'any' and is silent on lint, the lint contradicts the task. Abstains when the reference has the same line.",
        Example = "3:33 error Unexpected any. Specify a different type @typescript-eslint/no-explicit-any",
    };

    public Finding? Check(RuleContext context)
    {
        var errors = LintErrors.Alone(context);
        var untyped = errors.FirstOrDefault(LintErrors.GivesUpTypes);
        if (untyped is null || errors.Any(fact => SharedConstruct.InReference(context, fact) is not null)) return null;
        if ((context.InTask(untyped.Code!) ?? LintErrors.InTask(context)) is { } told)
        {
            return Info.Finding(Fault.ModelFault, "lint_violation", 0.76, $"The task speaks of lint, and the answer gives up type checking ('{untyped.Code}').", untyped.Evidence, told);
        }

        if (AskedFor(context) is { } asked && errors.All(LintErrors.GivesUpTypes))
        {
            return Info.Finding(Fault.OverlyStrict, "lint_violation", 0.82, "Lint forbids 'any', and the task asks for it.", asked, untyped.Evidence);
        }

        return Info.Finding(Fault.ModelFault, "lint_violation", 0.68, $"The answer gives up type checking ('{untyped.Code}').", untyped.Evidence);
    }

    private static Evidence? AskedFor(RuleContext context) =>
        Asking.Select(said => context.InTask(said)).FirstOrDefault(quote => quote is not null);
}
