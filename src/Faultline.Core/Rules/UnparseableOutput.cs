using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The model answered at length, and no file could be read from it.</summary>
public sealed class UnparseableOutput : IRule
{
    private const string Said = "non-empty raw response (";

    public RuleInfo Info { get; } = new()
    {
        Id = "unparseable-output",
        Version = 1,
        Title = "An answer without readable files",
        Shows = "The harness says that a non-empty raw response held no parseable files.",
        Why = "The model did answer, not in the form it was asked for. Abstains when the length of the answer is not stated.",
        Example = "empty parsed model output: non-empty raw response (812 chars) did not contain parseable files",
    };

    public Finding? Check(RuleContext context) =>
        OutputError.Line(context.Trial, Said) is { } quote
            ? Info.Finding(Fault.ModelFault, "syntax_error", 0.85, "The model's answer is not empty and holds no file in the form that was asked for.", quote)
            : null;
}
