namespace Faultline.Importers.Scylla.Logs;

/// <summary>What is wrong with a log at a line; <paramref name="Count"/> lines are like that, the first of them is named.</summary>
internal sealed record LogDamage(int Line, string What, int Count);
