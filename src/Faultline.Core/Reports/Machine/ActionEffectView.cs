namespace Faultline.Reports.Machine;

/// <param name="Effect"><c>worked</c>, <c>did-not-work</c>, <c>other-failure</c> or <c>unknown</c>.</param>
/// <param name="Run">The latest run it rests on; null for unknown.</param>
public sealed record ActionEffectView(string Case, string Effect, string? Run, string Detail);
