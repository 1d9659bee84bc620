using Faultline.Model;

namespace Faultline.Rules;

/// <summary>No file came out, and nothing says whether the provider or the model was silent.</summary>
public sealed class EmptyOutputOfUnknownLength : IRule
{
    private const string Said = "empty parsed model output";

    public RuleInfo Info { get; } = new()
    {
        Id = "empty-output-of-unknown-length",
        Version = 1,
        Title = "No files, and no word of how long the answer was",
        Shows = "'empty parsed model output' without the length of the raw response.",
        Why = "An empty response is the provider's, an unreadable one the model's; without the length both are possible. "
            + "Abstains when the length or an empty provider response is stated.",
        Example = "empty parsed model output",
    };

    public Finding? Check(RuleContext context)
    {
        if (OutputError.Line(context.Trial, Said) is not { } quote
            || OutputError.Line(context.Trial, "raw response (") is not null || OutputError.Line(context.Trial, "empty provider response") is not null) return null;
        return Info.Finding(Fault.Inconclusive, "empty_response", 0.8, "No file could be read from the answer, and it is not said whether the answer was empty.", quote)
            with { Missing = "the raw response of the model, or its length" };
    }
}
