namespace Faultline.Model;

/// <summary>What a reviewer is asked to do; the same for every failure.</summary>
/// <param name="Version">Raised whenever <paramref name="Text"/> changes.</param>
/// <param name="Text">The instructions, with the form of the answer.</param>
public sealed record PacketRubric(string Version, string Text);
