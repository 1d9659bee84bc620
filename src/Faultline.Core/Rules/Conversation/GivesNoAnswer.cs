using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The turn is empty.</summary>
public sealed class GivesNoAnswer : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "gives-no-answer",
        Version = 1,
        Title = "No words and no call",
        Shows = "The harness's marker for an empty response, or a blank text without any call.",
        Why = "Nothing of the model reached the transcript after all retries; that is usually the connection or the pipeline, seldom the model, and the row cannot tell. Abstains when a call was made: a call without words is a valid turn.",
        Example = "text: [EMPTY_RESPONSE: No valid response after max retries]",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { IsSilent: true } row) return null;
        var isMarked = Markers.IsSilence(row.Text);
        return Info.Finding(Fault.HarnessFault, "empty_response", isMarked ? 0.85 : 0.7,
            isMarked ? "The harness gave up after its retries: no output reached the transcript." : row.Made is null ? "The text is blank and no calls are recorded: no output reached the transcript." : "The text is blank and nothing was called: no output reached the transcript.",
            RowEvidence.Of(row, row.Said, row.Calls())) with { SubMechanism = isMarked ? "retries_exhausted" : "blank_text" };
    }
}
