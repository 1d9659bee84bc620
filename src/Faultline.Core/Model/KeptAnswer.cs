namespace Faultline.Model;

/// <summary>A reviewer's answer as it was kept, so that the same question is never paid for twice.</summary>
/// <param name="Text">The answer, whole.</param>
/// <param name="Usage">What the reviewer said it took.</param>
public sealed record KeptAnswer(string Text, Usage? Usage);
