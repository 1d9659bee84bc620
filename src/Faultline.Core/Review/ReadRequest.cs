namespace Faultline.Review;

/// <summary>Lines that a reviewer wants to read before it answers.</summary>
/// <param name="Text">Id of the text in the packet.</param>
internal sealed record ReadRequest(string Text, int From, int To);
