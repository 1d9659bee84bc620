using Faultline.Facts;
using Faultline.Model;
using Faultline.Policy;
using Faultline.Rules;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>
    /// The run's failures with what the machine found in them, in the order of the store. What an earlier call found with the
    /// same rules is read from the ledger; otherwise it is found now and recorded. Trials come without their texts.
    /// </summary>
    private List<(Trial Trial, Analysis Analysis)> Analyse(StoredRun stored, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
        => [.. AnalyseAll([stored], diagnostics, cancel).Single().Failures];

    /// <summary>The same of several runs, one after the other, with one pass over the ledger and one look at the user's files for all of them.</summary>
    private IEnumerable<(StoredRun Run, IReadOnlyList<(Trial Trial, Analysis Analysis)> Failures)> AnalyseAll(IReadOnlyCollection<StoredRun> runs, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var recorded = Recorded(runs, diagnostics);
        PolicyBook? policy = null;
        foreach (var run in runs)
        {
            var found = AnalyseByMachine(run, recorded[run.Digest], diagnostics, cancel);
            policy ??= ReadPolicy(diagnostics);
            yield return (run, policy.IsEmpty ? found : [.. found.Select(f => (f.Trial, WithPolicy(policy, run.Run, f.Trial, f.Analysis)))]);
        }
    }

    /// <param name="known">What the ledger holds of the run; what is found now is added.</param>
    private List<(Trial Trial, Analysis Analysis)> AnalyseByMachine(StoredRun stored, Dictionary<string, Analysis> known, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var failures = _store.Trials(stored, failuresOnly: true, withTexts: false, diagnostics.Add).ToList();
        if (failures.All(t => known.ContainsKey(t.Key.FailureId())))
            return [.. failures.Select(t => (t, known[t.Key.FailureId()]))];

        var signals = Signals(stored, diagnostics, cancel);
        var found = new List<(Trial, Analysis)>(failures.Count);
        var events = new List<LedgerEvent>(failures.Count);
        foreach (var trial in _store.Trials(stored, failuresOnly: true, withTexts: true, _ => { }))
        {
            cancel.ThrowIfCancellationRequested();
            var context = new RuleContext { Run = stored.Run, Trial = trial, Facts = FactsOf(stored, trial), Signals = signals };
            var analysis = _rules.Analyse(context);
            known[analysis.Failure] = analysis;
            found.Add((trial with { Artifacts = [.. trial.Artifacts.Select(a => a with { Text = null })] }, analysis));
            events.Add(new LedgerEvent.AnalysisRecorded { RunId = stored.Run.Id, Revision = stored.Revision, RunDigest = stored.Digest, EngineVersion = EngineVersion, Analysis = analysis });
        }

        _store.Append(events);
        return found;
    }

    /// <summary>The same with all texts of the failures, for what quotes them.</summary>
    private List<(Trial Trial, Analysis Analysis)> AnalyseWithTexts(StoredRun stored, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var analyses = Analyse(stored, diagnostics, cancel).ToDictionary(f => f.Analysis.Failure, f => f.Analysis, StringComparer.Ordinal);
        return [.. _store.Trials(stored, failuresOnly: true, withTexts: true, _ => { }).Select(t => (t, analyses[t.Key.FailureId()]))];
    }

    /// <summary>What the ledger holds of several runs, in one pass over it, by the digest of the run.</summary>
    private Dictionary<string, Dictionary<string, Analysis>> Recorded(IReadOnlyCollection<StoredRun> runs, List<ImportDiagnostic> diagnostics)
    {
        var known = runs.Select(r => r.Digest).Distinct(StringComparer.Ordinal).ToDictionary(d => d, _ => new Dictionary<string, Analysis>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var recorded in _store.Events<LedgerEvent.AnalysisRecorded>(diagnostics.Add))
            if (recorded.EngineVersion == EngineVersion && known.TryGetValue(recorded.RunDigest, out var run)) run[recorded.Analysis.Failure] = recorded.Analysis;
        return known;
    }

    // A first pass over the failures: a rule may ask how many others share an error, so all must have been looked at.
    private RunSignals Signals(StoredRun stored, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var signals = new RunSignalsBuilder(stored.Run);
        // What a turn did wrong may show in turns that passed: of conversations all are looked at.
        foreach (var trial in _store.Trials(stored, failuresOnly: stored.Run.Mode is null, withTexts: true, diagnostics.Add))
        {
            cancel.ThrowIfCancellationRequested();
            signals.Add(trial, FactsOf(stored, trial));
        }

        // A source that lists only what failed still counts the rest.
        var seen = signals.Build();
        return stored.Totals.Cases is { } cases && cases > seen.Cases ? seen with { Cases = cases } : seen;
    }

    // Fact readers know the logs of tools; a judge that quotes one is no log.
    private static IReadOnlyList<Fact> FactsOf(StoredRun stored, Trial trial) => stored.Run.Mode is null ? FactReading.Of(trial) : [];
}
