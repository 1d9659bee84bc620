using Faultline.Model;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>A tier as the experiment's report sums it up.</summary>
internal sealed record TreeTier(string Name, double? BestScore, decimal? Cost, Evidence? At);
