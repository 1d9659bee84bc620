namespace Faultline.Importers.Scylla.Logs;

/// <summary>One tier's line of a summary block.</summary>
internal sealed record LogTier(string Name, bool Passed, double Score, decimal Cost, LogLine Line);
