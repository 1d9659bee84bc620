namespace Faultline.Rules.Conversation;

/// <summary>Tells whether a failure may be the consequence of an earlier turn at all.</summary>
internal static class Consequences
{
    private const double NearlyGolden = 0.85;

    /// <summary>
    /// The judge misses earlier state, and nothing in the turn itself explains it: the turn asks for nothing that it was given, and does
    /// not repeat the reference with a wrong detail.
    /// </summary>
    public static bool IsPossible(ConversationRow row) =>
        row.IsNormal && row.HasContent && row.FailedRoles.Contains(DimensionRole.State) && !row.FailedRoles.Contains(DimensionRole.Ambiguity)
        && row.Match is null or { Covered: 0 }
        && Questions.ForGiven(row) is null
        // What the reference denies and the answer confirms is made up: nothing that is missing makes a model do so.
        && !(row.Golden is not null && row.GoldenWords.DeniesAtOnce && !row.Words.DeniesAtOnce)
        && !(row.Golden is not null && row.Words.Likeness(row.GoldenWords) >= NearlyGolden);
}
