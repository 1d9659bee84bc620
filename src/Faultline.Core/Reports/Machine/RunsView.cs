namespace Faultline.Reports.Machine;

/// <summary>What <c>runs --json</c> prints.</summary>
public sealed record RunsView(IReadOnlyList<RunView> Runs);
