using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Counts a run's trials one by one, so that no more than one has to be in memory.</summary>
public sealed class RunSignalsBuilder
{
    private readonly HashSet<string> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _casesByError = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failuresByCheck = new(StringComparer.Ordinal);
    private int _failures;

    public void Add(Trial trial, IReadOnlyList<Fact> facts)
    {
        _cases.Add(trial.Key.Case);
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
        SharedErrors = new SortedDictionary<string, int>(_casesByError.ToDictionary(e => e.Key, e => e.Value.Count, StringComparer.Ordinal), StringComparer.Ordinal),
        FailuresByCheck = new SortedDictionary<string, int>(_failuresByCheck, StringComparer.Ordinal),
    };
}
