namespace Faultline.Model;

/// <summary>One wording of a cluster: a template and where its members differ.</summary>
/// <param name="Template">The common text with <c>&lt;path&gt;</c>, <c>&lt;*&gt;</c> for what differs; for prose the most typical text.</param>
/// <param name="Fingerprints">How many fingerprints have this form.</param>
public sealed record ClusterForm(string Template, IReadOnlyList<ClusterVariable> Variables, int Fingerprints);
