namespace Faultline.Model;

/// <summary>Tests by outcome. <c>Other</c> are those of which nobody can say whether they pass.</summary>
public sealed record BatchCounts(int Passed, int Failed, int Other);
