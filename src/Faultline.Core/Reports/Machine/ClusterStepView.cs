namespace Faultline.Reports.Machine;

/// <summary>One recorded step in the life of a cluster.</summary>
/// <param name="Change"><c>attached</c>, <c>merged</c>, <c>split</c> or <c>named</c>.</param>
/// <param name="Other">The other cluster of a merge or split.</param>
/// <param name="Fingerprints">How many fingerprints it moved; null where that is not recorded.</param>
public sealed record ClusterStepView(string? At, string Change, string By, string? Why, string? Other, int? Fingerprints);
