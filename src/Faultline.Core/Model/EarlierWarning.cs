namespace Faultline.Model;

/// <summary>Something in a report that could not be read or does not add up.</summary>
/// <param name="Line">1-based; null when it is about the report as a whole.</param>
/// <param name="Kind"><c>unread</c> or <c>contradiction</c>.</param>
public sealed record EarlierWarning(int? Line, string Kind, string Message);
