namespace Faultline.Rules.Conversation;

/// <summary>A required action of a turn that the conversation never carried out, or not where it belonged.</summary>
/// <param name="Turn">The turn that requires it.</param>
/// <param name="Root">The turn whose mistake this is: itself, unless it is a consequence already.</param>
/// <param name="MadeAt">The turn that carried it out instead; null when none did.</param>
/// <param name="IsSilent">True when the root gave no answer at all, so that the fault is not the model's.</param>
public sealed record MissingAction(int Turn, int Root, int? MadeAt, bool IsSilent);
