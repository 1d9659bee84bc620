namespace Faultline.Tests.Support;

/// <summary>A question that the server of reviews got.</summary>
/// <param name="Number">Counts from 1 over all calls.</param>
/// <param name="Failure">Id of the failure in the prompt.</param>
/// <param name="Prompt">All texts of the conversation.</param>
/// <param name="Refusals">How many answers were refused before in this conversation.</param>
public sealed record ReviewAsked(int Number, bool IsAnthropic, string Key, string Failure, string Prompt, int Refusals, string Body, IReadOnlyDictionary<string, string> Headers);
