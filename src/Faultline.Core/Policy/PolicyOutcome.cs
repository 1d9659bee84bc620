using Faultline.Model;

namespace Faultline.Policy;

/// <param name="Label">The finding of a user's rule: it stands, whatever machines found. Null when no rule labels.</param>
/// <param name="Gaps">Findings from the register, which compete with those of machines.</param>
public sealed record PolicyOutcome(IReadOnlyList<PolicyMatch> Matches, Finding? Label, IReadOnlyList<Finding> Gaps);
