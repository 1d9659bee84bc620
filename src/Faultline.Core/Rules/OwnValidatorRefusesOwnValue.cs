using Faultline.Model;

namespace Faultline.Rules;

/// <summary>A function of the answer returned what its own validator forbids.</summary>
public sealed class OwnValidatorRefusesOwnValue : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "own-validator-refuses-own-value",
        Version = 1,
        Title = "The answer's validator refuses the answer's value",
        Shows = "A test ended with a validation error of a return value.",
        Why = "Value and validator are both the model's: they contradict each other whatever the test wants. Abstains when the task gives the validator's line itself.",
        Example = "ReturnsValidationError: Object contains extra field `pageStatus` that is not in the validator.",
    };

    public Finding? Check(RuleContext context)
    {
        var refused = context.Deciding.FirstOrDefault(fact => fact.Kind == "validation");
        if (refused is null || !context.Deciding.Any(IsReturn)) return null;
        if (refused.Subject is { Length: > 0 } field && context.InTaskWhere(line => line.Contains("returns:", StringComparison.Ordinal) && TextPlaces.HasToken(line, field) ? 0 : -1) is not null) return null;
        return Info.Finding(Fault.ModelFault, "wrong_result", 0.75, $"What the function returns does not pass its own validator ({refused.Code} '{refused.Subject}').", refused.Evidence);
    }

    private static bool IsReturn(Fact fact) =>
        fact.Code == "ReturnsValidationError" || (fact.Kind is "validation" or "exception" && fact.Message.Contains("ReturnsValidationError", StringComparison.Ordinal));
}
