namespace Faultline.Reports.Machine;

/// <summary>How many failures of a facet's value are in a cluster.</summary>
public sealed record FacetClusterView(string Id, string Title, int Failures);
