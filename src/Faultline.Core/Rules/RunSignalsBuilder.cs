using Faultline.Model;
using Faultline.Rules.Conversation;

namespace Faultline.Rules;

/// <summary>Counts a run's trials one by one, so that no more than one has to be in memory.</summary>
/// <param name="run">The run, where its turns may have to do with one another.</param>
public sealed class RunSignalsBuilder(Run? run = null)
{
    private readonly ConversationSignalsBuilder? _conversation = run?.Mode is null ? null : new ConversationSignalsBuilder(run);
    private readonly HashSet<string> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _casesByError = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failuresByCheck = new(StringComparer.Ordinal);
    private int _failures;

    public void Add(Trial trial, IReadOnlyList<Fact> facts)
    {
        _cases.Add(trial.Key.Case);
        _conversation?.Add(trial);
        if (!trial.IsFailure) return;
        _failures++;
        if (trial.FirstFailedCheck is { } check) _failuresByCheck[check.Name] = _failuresByCheck.GetValueOrDefault(check.Name) + 1;
        if (ErrorKey.Of(trial, facts) is not { } key) return;
        if (!_casesByError.TryGetValue(key, out var cases)) _casesByError.Add(key, cases = new HashSet<string>(StringComparer.Ordinal));
        cases.Add(trial.Key.Case);
    }

    public RunSignals Build() => new()
    {
        Cases = _cases.Count,
        Failures = _failures,
        Conversation = _conversation?.Build(),
        SharedErrors = new SortedDictionary<string, int>(_casesByError.ToDictionary(e => e.Key, e => e.Value.Count, StringComparer.Ordinal), StringComparer.Ordinal),
        FailuresByCheck = new SortedDictionary<string, int>(_failuresByCheck, StringComparer.Ordinal),
    };
}
