namespace Faultline.Importers;

/// <summary>What an importer thinks of an input after a look at names and first kilobytes, and why.</summary>
public sealed record Probe(Certainty Certainty, string Reason);
