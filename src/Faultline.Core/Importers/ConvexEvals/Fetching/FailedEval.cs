namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>What the run details say about one failed eval, as far as fetching needs it.</summary>
/// <param name="Name"><c>category/name</c>, or the id where the deployment gives none.</param>
/// <param name="OutputId">Null when the eval ended before it had an output.</param>
internal sealed record FailedEval(string Id, string Name, string? OutputId, string? SourceId);
