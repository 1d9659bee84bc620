using Faultline.Model;

namespace Faultline.Review.Scheduling;

/// <summary>How a question ended, after all tries.</summary>
internal abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    public sealed record Answered(KeptAnswer Answer) : CallOutcome;

    public sealed record Pending : CallOutcome;

    public sealed record Failed(string Reason) : CallOutcome;

    public sealed record NoBudget : CallOutcome;

    public sealed record Stopped : CallOutcome;
}
