using Faultline.Model;
using Faultline.Review.Packets;

namespace Faultline.Review.Scheduling;

/// <summary>One failure that is to be reviewed.</summary>
public sealed record ReviewItem
{
    public required string Failure { get; init; }

    public required PacketInput Input { get; init; }

    /// <summary>Whether the run has a trial of that case or failure id, other than this one.</summary>
    public required Func<string, bool> RootExists { get; init; }

    /// <summary>The text of an earlier report by the path that evidence gives; null when there is none.</summary>
    public Func<string, string?> EarlierReport { get; init; } = _ => null;

    /// <summary>The verdict will stand for many failures: it is asked for the case against itself.</summary>
    public bool StandsForMany { get; init; }

    /// <summary>What other reviewers said last; one of another mind is a reason to ask again.</summary>
    public IReadOnlyList<Fault> OtherVotes { get; init; } = [];
}
