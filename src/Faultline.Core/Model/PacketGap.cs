namespace Faultline.Model;

/// <summary>A registered limitation of a case.</summary>
/// <param name="Text">The entry, verbatim; a quote of it at this place is what KNOWN_GAP needs.</param>
public sealed record PacketGap(string Source, string Pointer, string Text);
