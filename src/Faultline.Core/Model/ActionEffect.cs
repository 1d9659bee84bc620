namespace Faultline.Model;

/// <summary>What later runs say about an action and one of its cases.</summary>
/// <param name="Effect"><c>worked</c> (the case passes since), <c>did-not-work</c> (the same failure came again), <c>other-failure</c> (it fails, but otherwise)
/// or <c>unknown</c> (no later run tried the case).</param>
/// <param name="Run">The latest run it rests on; null for unknown.</param>
public sealed record ActionEffect(ActionTaken Action, string Case, string Effect, string? Run, string Detail);
