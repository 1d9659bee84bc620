using Faultline.Model;

namespace Faultline.Review.Scheduling;

/// <summary>How the review of one failure ended.</summary>
internal abstract record DialogueEnd
{
    private DialogueEnd()
    {
    }

    public sealed record Decided(Verdict Verdict, int Quotes, int Refused) : DialogueEnd;

    public sealed record Failed(ReviewFailure Failure, int Quotes, int Refused) : DialogueEnd;

    /// <summary>The packet was handed over.</summary>
    public sealed record Pending : DialogueEnd;

    /// <summary>It was not asked, or not to the end: the next review goes on with it.</summary>
    public sealed record Left(bool NoBudget) : DialogueEnd;
}
