namespace Faultline.Review.Reviewers;

/// <summary>An answer of the reviewer and what was said to it.</summary>
public sealed record ReviewTurn(string Answer, string Reply);
