namespace Faultline.Model;

/// <summary>A detail that a tool printed, with its place.</summary>
public sealed record PacketFact(string Kind, string? Check, string? Code, string? File, int? Line, string Message, string? Expected, string? Actual, string? Subject, string Source, string Pointer, string Quote);
