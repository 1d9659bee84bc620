using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The answer's schema or argument validator refuses what the tests send.</summary>
public sealed class SchemaRefusesTestedRecord : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "schema-refuses-tested-record",
        Version = 1,
        Title = "The answer's schema refuses the tests' record",
        Shows = "A test sent a record, and the schema or validator of the answer refused one of its fields.",
        Why = "When the task names the field, the model left it out or typed it otherwise than it is used. When the task never names it, the tests "
            + "demand what nobody said. Abstains for validators of return values, for missing fields that the task names and without a field.",
        Example = "Object contains extra field `age` that is not in the validator; the task's example has 'age'",
    };

    public Finding? Check(RuleContext context)
    {
        var refused = context.Deciding.FirstOrDefault(fact => fact.Kind == "validation");
        if (refused?.Subject is not { Length: > 0 } path || !context.HasTask || !context.FailedTests.Any()) return null;
        if (context.Deciding.Any(fact => fact.Code == "ReturnsValidationError" || fact.Message.Contains("ReturnsValidationError", StringComparison.Ordinal))) return null;
        var field = path.Split('.', '[', ']').LastOrDefault(part => part.Length > 0 && !part.All(char.IsAsciiDigit));
        if (field is null) return null;
        var named = context.InTask(field);
        return (refused.Code, named) switch
        {
            ("missing-field", null) => Info.Finding(Fault.ModelFault, "extra_constraint", 0.65, $"The answer demands a field '{field}' that the task does not have.", refused.Evidence),
            ("missing-field", _) => null,
            (_, { } quote) => Info.Finding(Fault.ModelFault, "missing_requirement", 0.7, $"The answer's schema refuses '{field}' as the task uses it.", refused.Evidence, quote),
            _ => Info.Finding(Fault.OverlyStrict, "extra_constraint", 0.66, $"The tests send a field '{field}' that the task never names.", refused.Evidence),
        };
    }
}
