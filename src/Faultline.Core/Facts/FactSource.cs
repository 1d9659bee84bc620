using Faultline.Model;

namespace Faultline.Facts;

/// <summary>One text of a failure to read facts from.</summary>
/// <param name="Check">Name of the failed check the text belongs to; null for the trial's own error.</param>
/// <param name="Text">As stored; may carry terminal colours.</param>
/// <param name="At">Where it begins.</param>
public sealed record FactSource(string? Check, string Text, Location At)
{
    /// <summary>The text as its readers see it: made once and shared by all of them.</summary>
    internal SourceLines Lines => field ??= new SourceLines(this);
}
