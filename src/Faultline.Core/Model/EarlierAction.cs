namespace Faultline.Model;

/// <summary>A change that a report says was made.</summary>
/// <param name="Date">ISO 8601 day: the action's own, else the report's; null when neither is stated.</param>
/// <param name="Cases">The cases it names, or under which it stands.</param>
public sealed record EarlierAction(string? Date, string What, IReadOnlyList<string> Cases, int Line);
