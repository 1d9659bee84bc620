using System.Globalization;

namespace Faultline.Model;

/// <summary>
/// Counts the trials of one run as they stream by, and weighs the counts against those the source reports.
/// A case tried several times counts once, by the outcome of its last session and attempt.
/// Memory grows with the number of distinct cases, not with the size of the trials.
/// </summary>
public sealed class RunTally
{
    /// <summary>The name under which <see cref="FailuresByCheck"/> counts failures in which no check failed.</summary>
    public const string NoCheck = "none";

    private readonly Dictionary<string, Latest> _cases = new(StringComparer.Ordinal);

    /// <summary>How far the listed trials speak for the whole run.</summary>
    private enum Listing
    {
        /// <summary>Every case that was tried has a trial.</summary>
        Whole,

        /// <summary>The source lists what failed and only counts the rest.</summary>
        FailuresOnly,

        /// <summary>Passed trials are listed, but fewer trials than the source reports cases.</summary>
        Partial,
    }

    /// <summary>Trials added, every attempt counted.</summary>
    public int Trials { get; private set; }

    /// <summary>Failures (failed or errored cases) by the name of the first check that failed, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> FailuresByCheck
    {
        get
        {
            var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (var latest in _cases.Values)
            {
                if (latest.Outcome is not (Outcome.Failed or Outcome.Errored)) continue;
                var name = latest.FirstFailedCheck ?? NoCheck;
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }

            return counts;
        }
    }

    /// <summary>Counts one trial. Of two trials with the same session and attempt the one added later stands.</summary>
    public void Add(Trial trial)
    {
        Trials++;
        var key = trial.Key;
        if (_cases.TryGetValue(key.Case, out var known)
            && (key.Session, key.Attempt).CompareTo((known.Session, known.Attempt)) < 0) return;
        _cases[key.Case] = new Latest(key.Session, key.Attempt, trial.Outcome, trial.Outcome == Outcome.Passed ? null : trial.FirstFailedCheck?.Name);
    }

    /// <summary>
    /// The exact counts. Listed trials win over reported counts (<see cref="Contradictions"/> tells where they differ); reported
    /// counts stand in for what the source does not list; what nobody says is null.
    /// </summary>
    public Totals For(Run run)
    {
        var listing = ListingOf(run);
        var totals = new Totals
        {
            Planned = run.PlannedCases?.Distinct(StringComparer.Ordinal).Count(),
            Missing = listing == Listing.Whole ? MissingOf(run) : null,
            Failed = Count(Outcome.Failed),
        };
        if (_cases.Count == 0) return WithoutTrials(totals, run.Reported);

        totals = totals with { Errored = Count(Outcome.Errored), Passed = Count(Outcome.Passed) };
        return listing switch
        {
            Listing.Whole => totals with { Cases = _cases.Count, Unfinished = Count(Outcome.Unfinished) },
            Listing.Partial => totals with { Cases = run.Reported?.Cases, Unfinished = null },
            Listing.FailuresOnly => WithUnlistedRest(
                totals with { Cases = run.Reported?.Cases, Passed = run.Reported?.Passed }, run.Reported?.Failed),
            _ => throw new InvalidOperationException($"no totals for listing {listing}"),
        };
    }

    /// <summary>Where reported and counted figures differ, each sentence naming both. Empty when they agree or cannot be compared.</summary>
    public IReadOnlyList<string> Contradictions(Run run)
    {
        if (run.Reported is not { } reported || _cases.Count == 0) return [];

        var found = new List<string>();
        var listing = ListingOf(run);
        if (reported.Cases is { } cases && (cases < _cases.Count || listing == Listing.Partial))
        {
            found.Add(Say("cases", cases, _cases.Count));
        }

        var passed = Count(Outcome.Passed);
        if (reported.Passed is { } reportedPassed && listing != Listing.FailuresOnly && reportedPassed != passed)
        {
            found.Add(Say("passed", reportedPassed, passed));
        }

        if (reported.Failed is { } failed && !Agrees(failed)) found.Add(Say("failed", failed, Count(Outcome.Failed)));

        if (listing == Listing.FailuresOnly && reported is { Cases: { } all, Passed: { } some } && all - some < _cases.Count)
        {
            found.Add(string.Create(CultureInfo.InvariantCulture,
                $"the source reports {all} cases and {some} passed, which leaves {all - some}, but lists {_cases.Count} trials that did not pass"));
        }

        return found;
    }

    private static string Say(string what, int reported, int counted) =>
        string.Create(CultureInfo.InvariantCulture, $"the source reports {reported} {what}, its trials count {counted}");

    private static Totals WithoutTrials(Totals totals, ReportedTotals? reported) => reported switch
    {
        null => totals with { Cases = 0 },
        { Failed: null } => totals with { Cases = reported.Cases, Passed = reported.Passed },
        { Failed: { } failed } => totals with
        {
            Cases = reported.Cases,
            Passed = reported.Passed,
            Failed = failed,
            Unfinished = reported.Cases - reported.Passed - failed is >= 0 and var rest ? rest : null,
        },
    };

    private Totals WithUnlistedRest(Totals totals, int? reportedFailed)
    {
        var unfinished = Count(Outcome.Unfinished);
        // Cases that neither passed nor are listed as failures are unfinished, unless the report knows of more failures than it lists.
        var rest = totals.Cases - totals.Passed - totals.Failed - totals.Errored;
        if (rest is { } left && left >= unfinished && (reportedFailed is not { } failed || Agrees(failed)))
        {
            return totals with { Unfinished = left };
        }

        return totals with { Unfinished = rest is null && unfinished > 0 ? unfinished : null };
    }

    /// <summary>Summaries that know no "errored" count those trials as failed: both readings agree with the trials.</summary>
    private bool Agrees(int reportedFailed)
    {
        var failed = Count(Outcome.Failed);
        return reportedFailed == failed || reportedFailed == failed + Count(Outcome.Errored);
    }

    private Listing ListingOf(Run run)
    {
        if (run.Reported is not { } reported || reported.Cases <= _cases.Count && _cases.Count > 0) return Listing.Whole;
        if (Count(Outcome.Passed) > 0) return reported.Cases is null ? Listing.Whole : Listing.Partial;
        return reported is { Cases: null, Passed: 0 } && _cases.Count > 0 ? Listing.Whole : Listing.FailuresOnly;
    }

    private int? MissingOf(Run run) =>
        run.PlannedCases?.Distinct(StringComparer.Ordinal).Count(planned => !_cases.ContainsKey(planned));

    private int Count(Outcome outcome) => _cases.Values.Count(latest => latest.Outcome == outcome);

    private readonly record struct Latest(int Session, int Attempt, Outcome Outcome, string? FirstFailedCheck);
}
