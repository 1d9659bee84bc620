namespace Faultline.Model;

/// <summary>One attempt at a test.</summary>
/// <param name="Cost">As the attempt printed it; null when it printed none.</param>
/// <param name="Spend">What it added to the bill.</param>
/// <param name="Category">Why it ended so; null when nothing says.</param>
public sealed record BatchAttempt(
    int Session, int Attempt, DateTimeOffset? Start, DateTimeOffset? End, int? ExitCode, decimal? Cost, decimal? Spend, Outcome Outcome, string? Category, string? Cause);
