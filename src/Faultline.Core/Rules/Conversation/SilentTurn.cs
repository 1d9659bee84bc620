using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A turn without an answer, and what the answer should have been.</summary>
/// <param name="Golden">The reference answer, up to a limit; null when none is known.</param>
public sealed record SilentTurn(int Turn, string? Golden, Evidence? Input);
