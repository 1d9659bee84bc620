using Faultline.Model;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>A sub-test as its tier's <c>result.json</c> sums it up.</summary>
/// <param name="Name">As logs name it: <c>T0_02</c>.</param>
/// <param name="Runs">Runs it counts.</param>
/// <param name="Reason">Why it was selected or not; of a sub-test without runs the exception.</param>
/// <param name="Limit">The provider's words, where a rate limit stopped it.</param>
internal sealed record TreeSubtest(string Name, int Runs, string? Reason, Evidence? ReasonAt, string? Limit, Evidence? LimitAt);
