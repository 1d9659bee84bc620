namespace Faultline.Model;

/// <summary>One check of the trial.</summary>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>skipped</c> or <c>unknown</c>.</param>
/// <param name="Message">What the check itself says; null when it says nothing.</param>
/// <param name="Detail">The text that decides why it failed; null when that is the message.</param>
public sealed record PacketCheck(string Name, string Outcome, PacketText? Message, PacketText? Detail);
