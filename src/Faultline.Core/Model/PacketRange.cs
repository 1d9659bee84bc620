namespace Faultline.Model;

/// <summary>Lines of a text, counted from 1, both included.</summary>
public sealed record PacketRange(int From, int To);
