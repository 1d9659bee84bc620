namespace Faultline.Model;

/// <summary>One value of a variable and how many failures have it.</summary>
public sealed record ClusterValue(string Value, int Count);
