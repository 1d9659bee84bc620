using Faultline.Model;
using Faultline.Statistics;

namespace Faultline.Patterns;

/// <summary>
/// What one run says about each of its cases, from its trials as they stream by. Only trials of a case's last session count; of several
/// attempts in it the last stands, unless two attempts were scored and the scores disagree: then the case is mixed, neither a pass nor a fail.
/// </summary>
/// <param name="id">The run's id as people name it, revision included.</param>
public sealed class RunOutcomes(string id, Run run, Totals totals)
{
    /// <summary>The mechanism of failures on which every rule abstained.</summary>
    public const string Unlabelled = "unlabelled";

    private readonly Dictionary<string, Session> _cases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _planned = new(run.PlannedCases ?? [], StringComparer.Ordinal);
    private bool? _unlistedArePassed;

    public string Id { get; } = id;

    public Run Run { get; } = run;

    /// <summary>Every case with a trial, or planned.</summary>
    public IEnumerable<string> Known => _cases.Keys.Union(_planned, StringComparer.Ordinal);

    /// <summary>Passed cases that the source counts without listing them, and that cannot be told from its list of planned cases.</summary>
    public int UnlistedPasses => totals.Passed is { } passed && !UnlistedArePassed ? Math.Max(0, passed - ListedPasses) : 0;

    private int ListedPasses => _cases.Values.Count(session => session.Result.State == CaseState.Passed);

    // A source that lists only what failed: where the planned cases that it does not list are as many as it says passed, they are those.
    private bool UnlistedArePassed => _unlistedArePassed ??=
        ListedPasses == 0 && _planned.Count(c => !_cases.ContainsKey(c)) is > 0 and var unlisted && totals.Passed == unlisted;

    /// <summary>Failures of which a provisional label says that the model was not tested; those without a verdict count too.</summary>
    internal int HarnessFailures => _cases.Values.Sum(session => session.HarnessFailures);

    /// <param name="trial">With its output text where the run is a conversation: markers are read from it.</param>
    /// <param name="analysis">What the machine found in the trial, where it failed.</param>
    public void Add(Trial trial, Analysis? analysis)
    {
        _unlistedArePassed = null;
        var key = trial.Key;
        if (!_cases.TryGetValue(key.Case, out var session) || session.Number < key.Session) _cases[key.Case] = session = new Session(key.Session);
        if (session.Number == key.Session) session.Add(trial, analysis);
    }

    public CaseResult Of(string @case)
    {
        if (_cases.TryGetValue(@case, out var session)) return session.Result;
        if (!_planned.Contains(@case)) return new CaseResult { State = CaseState.Untried };
        return new CaseResult { State = UnlistedArePassed ? CaseState.Passed : CaseState.Missing };
    }

    /// <summary>The run's counts over its own cases; which of them are unique is for the comparison to say.</summary>
    public ComparedRun Count()
    {
        var results = Known.Select(Of).ToList();
        var states = results.GroupBy(r => r.State).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count());
        var failures = _cases.Values.SelectMany(session => session.Failures).ToList();
        var closing = (Run.PlannedCases is { Count: > 0 } planned ? planned : Known).Max(CaseOrder.Instance);
        var (passed, failed) = (states.GetValueOrDefault(CaseState.Passed), states.GetValueOrDefault(CaseState.Failed));
        return new ComparedRun
        {
            Id = Id,
            Run = Run,
            Cases = results.Count - states.GetValueOrDefault(CaseState.Missing),
            States = states,
            Failed = failures.Count,
            IsConversation = Run.Mode is not null,
            // The last turn of a conversation has to end the session.
            EndedSession = _cases.Where(c => c.Key != closing).Sum(c => c.Value.Marked(ResponseMarker.EndedSession)),
            EmptyResponse = _cases.Values.Sum(session => session.Marked(ResponseMarker.EmptyResponse)),
            Dimensions = Ranked(failures.SelectMany(f => f.Dimensions.Distinct(StringComparer.Ordinal))),
            Mechanisms = Ranked(failures.Select(f => f.Mechanism ?? Unlabelled)),
            PassRate = Wilson.Interval(passed, passed + failed),
            UniqueFails = [],
            UniquePasses = [],
        };
    }

    private static List<KeyValuePair<string, int>> Ranked(IEnumerable<string> names) =>
    [
        .. names.GroupBy(n => n, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, g.Count()))
            .OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal),
    ];

    private sealed class Session(int number)
    {
        private int _lastAttempt = int.MinValue;
        private readonly List<ResponseMarker> _markers = [];
        private CaseResult? _last;
        private Outcome? _score;
        private bool _isMixed;

        public int Number { get; } = number;

        public List<CaseResult> Failures { get; } = [];

        public int HarnessFailures { get; private set; }

        public CaseResult Result => _isMixed
            ? new CaseResult { State = CaseState.Mixed, Dimensions = Failures[^1].Dimensions, Mechanism = Failures[^1].Mechanism, Failure = Failures[^1].Failure }
            : _last ?? throw new InvalidOperationException("a session begins with its first trial");

        public int Marked(ResponseMarker marker) => _markers.Count(m => m == marker);

        public void Add(Trial trial, Analysis? analysis)
        {
            var result = ResultOf(trial, analysis);
            if (result.State == CaseState.Failed) Failures.Add(result);
            if (analysis?.Finding?.Fault == Fault.HarnessFault) HarnessFailures++;
            if (ResponseMarkers.Of(trial) is { } marker) _markers.Add(marker);
            if (result.IsScored)
            {
                _isMixed |= _score is { } score && score != trial.Outcome;
                _score = trial.Outcome;
            }

            // As everywhere in Faultline: of trials with the same attempt the one that comes later stands.
            if (trial.Key.Attempt >= _lastAttempt) (_last, _lastAttempt) = (result, trial.Key.Attempt);
        }

        private static CaseResult ResultOf(Trial trial, Analysis? analysis) => trial.Outcome switch
        {
            Outcome.Passed => new CaseResult { State = CaseState.Passed },
            Outcome.Failed => new CaseResult
            {
                State = CaseState.Failed,
                Dimensions = [.. trial.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => c.Name)],
                Mechanism = analysis?.Finding?.Mechanism,
                Failure = trial.Key.FailureId(),
            },
            Outcome.Errored => new CaseResult { State = CaseState.Errored, Mechanism = analysis?.Finding?.Mechanism, Failure = trial.Key.FailureId() },
            Outcome.Unfinished => new CaseResult { State = CaseState.Unfinished },
            _ => throw new ArgumentOutOfRangeException(nameof(trial), trial.Outcome, "unknown outcome"),
        };
    }
}
