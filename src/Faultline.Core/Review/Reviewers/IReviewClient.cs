namespace Faultline.Review.Reviewers;

/// <summary>A reviewer that is ready to be asked. Any number of calls may be under way at once.</summary>
public interface IReviewClient : IDisposable
{
    /// <summary>Who the verdict is from: <c>openai:gpt-5</c>.</summary>
    string Name { get; }

    /// <summary>All that the answer depends on beside the question: model, endpoint, limits. Never a secret.</summary>
    string Parameters { get; }

    /// <summary>
    /// True when there is somebody who answers at a cost: answers are kept, the same question is never asked twice, and a refused answer is
    /// asked for once more. False for a folder, which is simply read again.
    /// </summary>
    bool IsPaid { get; }

    /// <summary>True when tokens of the prompt are paid for, so that the worst case of a call is known before it is made.</summary>
    bool CountsTokens { get; }

    /// <summary>Asks once. What goes wrong is a value; only a cancelled call throws.</summary>
    Task<ReviewReply> AskAsync(ReviewCall call, CancellationToken cancel);
}
