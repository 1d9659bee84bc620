namespace Faultline.Importers;

/// <param name="Address">A URL or a bare run id, as typed.</param>
/// <param name="Deployment">Base URL of the service, where the address does not hold it.</param>
/// <param name="Secret">A deploy key from the environment; never printed, never stored. Null for public queries only.</param>
public sealed record FetchRequest(string Address, string? Deployment, string? Secret);
