namespace Faultline.Reports.Machine;

/// <summary>What <c>clusters --by FACET --json</c> adds to the clusters.</summary>
/// <param name="Failures">All failures; where one has several values the values add up to more.</param>
public sealed record FacetsView(string By, int Failures, IReadOnlyList<FacetView> Values);
