namespace Faultline.Review;

/// <summary>One of three: an answer, a wish to read more, or what is wrong with the text.</summary>
internal sealed record ParsedAnswer(ReviewAnswer? Answer, IReadOnlyList<ReadRequest>? Read, string? Problem)
{
    public static ParsedAnswer Wrong(string problem) => new(null, null, problem);
}
