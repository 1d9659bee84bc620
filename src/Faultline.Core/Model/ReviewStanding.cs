namespace Faultline.Model;

/// <summary>What holds about the review of one failure, out of all that was ever recorded.</summary>
public sealed record ReviewStanding
{
    /// <summary>The verdict that counts; null when there is none yet.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The last verdict of every reviewer, by reviewer.</summary>
    public IReadOnlyList<Verdict> Votes { get; init; } = [];

    /// <summary>The last failed review; null when none failed since the last verdict.</summary>
    public ReviewFailure? Failed { get; init; }

    /// <summary>True when reviewers who read the failure name different faults and no person has decided.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>
    /// A person's word before a model's, a failure that was read before one that was not; among equals the fault that most name,
    /// then the latest. Persons who disagree leave it disputed.
    /// </summary>
    /// <param name="verdicts">All verdicts of one failure, earliest first.</param>
    /// <param name="failed">Its last failed review, if that came after its last verdict.</param>
    public static ReviewStanding Of(IEnumerable<Verdict> verdicts, ReviewFailure? failed)
    {
        var votes = new List<Verdict>();
        foreach (var verdict in verdicts)
        {
            votes.RemoveAll(v => v.Reviewer == verdict.Reviewer && v.IsPropagated == verdict.IsPropagated);
            votes.Add(verdict);
        }

        var people = votes.Where(v => v.IsByPerson && !v.IsPropagated).ToList();
        var read = people.Count > 0 ? people : [.. votes.Where(v => !v.IsPropagated)];
        var among = read.Count > 0 ? read : votes;
        return new ReviewStanding
        {
            Verdict = among.GroupBy(v => v.Fault).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Max(among.IndexOf)).FirstOrDefault()?.Last(),
            Votes = [.. votes.OrderBy(v => v.Reviewer, StringComparer.Ordinal)],
            Failed = failed,
            IsDisputed = read.Select(v => v.Fault).Distinct().Count() > 1,
        };
    }
}
