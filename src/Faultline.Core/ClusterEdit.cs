namespace Faultline;

/// <summary>Who changes clusters by hand, and why. Both are kept in the ledger.</summary>
public sealed record ClusterEdit(string By, string? Why);
