using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>
/// A request of the user that the conversation did not carry out, as far as the run alone shows it: no list of required calls is known.
/// </summary>
/// <param name="Turn">The turn of the request.</param>
/// <param name="Root">The turn whose mistake this is: itself, unless it is a consequence already.</param>
/// <param name="MadeAt">The turn that carried it out later; null when none did.</param>
/// <param name="IsSilent">True when the root gave no answer at all, so that the fault is not the model's.</param>
/// <param name="Names">The names and identifiers in the user's words.</param>
/// <param name="Actions">Stems of action words: what a tool of this run does, in the user's words or by the tool that was called.</param>
/// <param name="Words">Stems of the user's words, but for those that most turns have.</param>
/// <param name="RareWords">Those of them that few turns have; empty when an action is known.</param>
/// <param name="Input">The user's words.</param>
public sealed record UnmetRequest(
    int Turn, int Root, int? MadeAt, bool IsSilent, IReadOnlyList<string> Names, IReadOnlyList<string> Actions, IReadOnlyList<string> Words, IReadOnlyList<string> RareWords, Evidence? Input);
