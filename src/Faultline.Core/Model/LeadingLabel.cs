namespace Faultline.Model;

/// <summary>The earlier label that weighs most.</summary>
/// <param name="Label">A fault's written name, or the label of a report that has none of ours.</param>
/// <param name="By">Whose labels were weighed: <c>people</c>, <c>readers</c> (models and agents that read the failure, reports that inspected it) or <c>unread</c>. A higher kind silences the lower ones.</param>
/// <param name="Labels">How many of that kind say so.</param>
/// <param name="Of">How many of that kind there are.</param>
/// <param name="Share">Their share of the weight: what is 90 days older counts half. 1 when all agree.</param>
/// <param name="Date">ISO 8601 day of the latest of them; null when undated.</param>
public sealed record LeadingLabel(string Label, string By, int Labels, int Of, double Share, string? Date);
