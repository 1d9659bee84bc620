using System.Text.Json.Serialization;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// One thing that happened in a workspace. Events are only ever appended; what holds now is a question to all of them.
/// A kind's name is never reused or renamed: files written with it stay.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(AnalysisRecorded), "analysis-recorded")]
[JsonDerivedType(typeof(ClusterChanged), "cluster-changed")]
[JsonDerivedType(typeof(ReportRead), "report-read")]
[JsonDerivedType(typeof(ActionRecorded), "action-recorded")]
[JsonDerivedType(typeof(VerdictRecorded), "verdict-recorded")]
[JsonDerivedType(typeof(ReviewFailed), "review-failed")]
[JsonDerivedType(typeof(PatternProposed), "pattern-proposed")]
public abstract record LedgerEvent
{
    private LedgerEvent()
    {
    }

    /// <summary>When it was recorded; left null by the caller, the store's clock says it.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The machine's analysis of one failure of one revision of a run.</summary>
    public sealed record AnalysisRecorded : LedgerEvent
    {
        public required string RunId { get; init; }

        public required int Revision { get; init; }

        /// <summary><see cref="StoredRun.Digest"/> of the revision that was analysed.</summary>
        public required string RunDigest { get; init; }

        /// <summary>Version of all that took part in the analysis; another version may find otherwise.</summary>
        public required string EngineVersion { get; init; }

        public required Analysis Analysis { get; init; }
    }

    /// <summary>A step in the life of clusters; who did it and why is in the change.</summary>
    public sealed record ClusterChanged : LedgerEvent
    {
        public required ClusterChange Change { get; init; }
    }

    /// <summary>A report that somebody wrote was read; of two with one path the later one holds.</summary>
    public sealed record ReportRead : LedgerEvent
    {
        /// <summary>Version of the reader: another may read more out of the same text.</summary>
        public required string EngineVersion { get; init; }

        public required EarlierReport Report { get; init; }
    }

    /// <summary>Somebody recorded a change that was made because of findings.</summary>
    public sealed record ActionRecorded : LedgerEvent
    {
        public required ActionTaken Action { get; init; }
    }

    /// <summary>A reviewer judged a failure. A later verdict of the same reviewer supersedes it; none is deleted.</summary>
    public sealed record VerdictRecorded : LedgerEvent
    {
        public required Verdict Verdict { get; init; }
    }

    /// <summary>Somebody saw a pattern across failures.</summary>
    public sealed record PatternProposed : LedgerEvent
    {
        public required ProposedPattern Pattern { get; init; }
    }

    /// <summary>A review ended without a verdict.</summary>
    public sealed record ReviewFailed : LedgerEvent
    {
        public required ReviewFailure Review { get; init; }
    }
}
