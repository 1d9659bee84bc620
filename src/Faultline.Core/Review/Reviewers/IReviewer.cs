namespace Faultline.Review.Reviewers;

/// <summary>
/// One kind of reviewer, one file each, found by the catalog. A reviewer only carries questions and answers; what is asked, checked, paid
/// and recorded is the same for all.
/// </summary>
public interface IReviewer
{
    /// <summary>What stands before the colon: <c>openai</c> in <c>openai:gpt-5</c>.</summary>
    string Id { get; }

    /// <summary>How it is written, with what it does, for help and messages.</summary>
    string Form { get; }

    /// <summary>Makes it ready; touches no network.</summary>
    /// <exception cref="Faultline.Model.UserError">Something that it needs is missing.</exception>
    IReviewClient Open(ReviewerSettings settings);
}
