using Faultline.Model;

namespace Faultline.Review;

/// <summary>What a verdict of one failure is checked against.</summary>
internal sealed record VerdictContext
{
    public required TrialTexts Texts { get; init; }

    /// <summary>Registered gaps of the case: those of its notes and those of the registry.</summary>
    public required IReadOnlyList<PacketGap> Gaps { get; init; }

    /// <summary>Whether the run has a trial of that case or failure id, other than this failure.</summary>
    public required Func<string, bool> RootExists { get; init; }

    /// <summary>The text of an earlier report by the path that evidence gives; null when there is no such report.</summary>
    public Func<string, string?> EarlierReport { get; init; } = _ => null;
}
