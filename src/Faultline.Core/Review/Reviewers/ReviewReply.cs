using Faultline.Model;

namespace Faultline.Review.Reviewers;

/// <summary>What became of one question.</summary>
public abstract record ReviewReply
{
    private ReviewReply()
    {
    }

    /// <summary>The reviewer answered.</summary>
    /// <param name="Usage">What the reviewer says it took; null when it says nothing.</param>
    public sealed record Answered(string Text, Usage? Usage) : ReviewReply;

    /// <summary>The question was handed over; the answer comes later.</summary>
    public sealed record Pending : ReviewReply;

    /// <summary>No answer came.</summary>
    /// <param name="IsTransient">Asking again may help.</param>
    /// <param name="RetryAfter">How long the other side wants to be left alone; null when it does not say.</param>
    /// <param name="IsOverload">It is alive and wants less: no reason to stop trusting it.</param>
    /// <param name="MayBePaid">The other side may have done the work: its answer was lost or is of no use.</param>
    /// <param name="IsRefusal">It knows neither the key nor the address: nobody else will fare better.</param>
    public sealed record Failed(string Reason, bool IsTransient, TimeSpan? RetryAfter = null, bool IsOverload = false, bool MayBePaid = false, bool IsRefusal = false) : ReviewReply
    {
        /// <summary>A whole answer came and was of no use: asking for the same again would bring the same again.</summary>
        public bool IsGarbled { get; init; }
    }
}
