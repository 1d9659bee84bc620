namespace Faultline.Model;

/// <summary>One invocation of a batch.</summary>
/// <param name="Index">From 1, by start.</param>
/// <param name="Start">When its first attempt started.</param>
/// <param name="End">When its last attempt completed; of a session in which none did, when its last attempt started.</param>
public sealed record Session(int Index, DateTimeOffset Start, DateTimeOffset End);
