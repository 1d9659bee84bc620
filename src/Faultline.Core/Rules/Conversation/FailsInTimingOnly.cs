using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>Nothing but the timing of the audio failed.</summary>
public sealed class FailsInTimingOnly : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "fails-in-timing-only",
        Version = 1,
        Title = "Only the audio timing failed",
        Shows = "The one failed dimension is that of timing, which is measured from the audio and not judged from the content.",
        Why = "What was said and done was accepted; silence, overlap or a missing tag is a matter of transport and recording until somebody listens to it. Abstains when any other dimension failed too.",
        Example = "failed: turn_taking; issues: negative_ttfb (-220ms)",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { OnlyTimingFailed: true, IsFiller: false, IsSilent: false } row) return null;
        return Info.Finding(Fault.HarnessFault, "other", 0.75, "Only the timing of the audio failed; no dimension of content did.",
            RowEvidence.Of(row, row.Find("turn_taking_issues")?.QuoteWhere(static _ => 0))) with { SubMechanism = "audio_timing" };
    }
}
