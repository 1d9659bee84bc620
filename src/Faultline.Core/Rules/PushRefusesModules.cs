using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The server refused the pushed program for what it says.</summary>
public sealed class PushRefusesModules : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "push-refuses-modules",
        Version = 1,
        Title = "The server refuses the pushed code",
        Shows = "The push was answered with an 'Invalid...' error (modules, schema, configuration) that speaks of the pushed code.",
        Why = "The server loaded the model's code and says what is wrong with it. Abstains for other answers of the server (5xx, authentication) "
            + "and when a compiler's or bundler's error comes first.",
        Example = "InvalidModules: f defined in index.js is a Mutation function. Only actions can be defined in Node.js.",
    };

    public Finding? Check(RuleContext context) =>
        context.Deciding.FirstOrDefault() is { Kind: "deploy", Code: { Length: > 7 } code } fact && code.StartsWith("Invalid", StringComparison.Ordinal)
            ? Info.Finding(Fault.ModelFault, "api_misuse", 0.75, $"The server refuses the model's code ({code}).", fact.Evidence)
            : null;
}
