using Faultline.Model;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>One agent run of an experiment's tree.</summary>
/// <param name="Subtest">As logs name it: <c>T0_02</c>.</param>
/// <param name="IsSetAside">True for one that was moved to <c>.failed</c>: another took its place.</param>
/// <param name="HasResult">True when <c>run_result.json</c> is there: agent and judge had both ended once.</param>
/// <param name="Cost">What it cost, from any of its files.</param>
internal sealed record TreeRun(string Subtest, bool IsSetAside, bool HasResult, decimal? Cost, AgentRun Run);
