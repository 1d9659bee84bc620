using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>What clustering looks at of one failure: where it failed, in which words, and what fact readers found in them.</summary>
/// <param name="Step">Name of the check that failed first; null when none did or there is no such thing.</param>
/// <param name="Text">The text that decides why it failed; null when the logs give none.</param>
public sealed record FailureWords(string? Step, string? Text, IReadOnlyList<Fact> Facts)
{
    /// <summary>The first failed check's own text, otherwise the trial's error; facts of that check, or all when it has none.</summary>
    public static FailureWords Of(Trial trial, IReadOnlyList<Fact> facts)
    {
        var check = trial.FirstFailedCheck;
        var own = check is null ? facts : [.. facts.Where(f => f.Check == check.Name)];
        return new FailureWords(check?.Name, check?.Detail ?? check?.Message ?? trial.Error, own.Count > 0 ? own : facts);
    }
}
