namespace Faultline.Rules.Conversation;

/// <summary>The first call of a conversation that used a value for an argument.</summary>
/// <param name="Turn">The lowest turn with such a call.</param>
/// <param name="Value">The value; null when calls of that conversation used different ones.</param>
public sealed record FirstUse(int Turn, string? Value);
