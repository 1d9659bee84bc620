namespace Faultline.Model;

/// <summary>A place of a cluster's template at which its members differ.</summary>
/// <param name="Name">How the template shows it: <c>&lt;path&gt;</c>, <c>&lt;*&gt;</c>.</param>
/// <param name="Reason">Why it counts as variable: <c>mask: path</c>, <c>8 distinct words were seen here</c>.</param>
/// <param name="Values">What stood there with how often, most frequent first; at most ten.</param>
/// <param name="Distinct">How many different values there were.</param>
public sealed record ClusterVariable(string Name, string Reason, IReadOnlyList<ClusterValue> Values, int Distinct);
