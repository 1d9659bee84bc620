namespace Faultline.Reports.Machine;

/// <param name="FollowsFrom">The cause that struck first and brought this one about.</param>
public sealed record BatchCauseView(string Category, string Cause, string? Signature, string? Reason, string? FollowsFrom, IReadOnlyList<string> Tests);
