using Faultline.Answers;
using Faultline.Model;
using Faultline.Policy.Gaps;
using Faultline.Policy.Predicates;
using Faultline.Reports;
using Faultline.Review.Packets;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    // More runs than a reviewer reads about say nothing more.
    private const int MaxOthers = 12;

    /// <summary>The packet of one failure, as reviewers get it.</summary>
    /// <exception cref="UserError">No failure, or several, are named so.</exception>
    public PacketAnswer Packet(string asked, bool keepSecrets, bool showModel, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (stored, named, analysis) = FindFailure(asked, diagnostics, cancel);
        var input = PacketInputs(stored, diagnostics, id => id == analysis.Failure, cancel).First();
        var packet = new PacketBuilder(new PacketOptions { KeepSecrets = keepSecrets, ShowModel = showModel }).Build(input);
        return new PacketAnswer { Packet = packet, Line = PacketJson.Write(packet), Case = named.Key.Case, Diagnostics = diagnostics };
    }

    /// <summary>A text of the run as packets show it: without secrets and the model's name, its lines where they were.</summary>
    public static string AsShown(Run run, string text) => PacketCleaning.Clean(text, new PacketOptions(), ModelNames.Of(run), out _);

    /// <summary>The packets of all failures of a run, one line of JSON each, as they are built.</summary>
    /// <exception cref="UserError">No run, or several, are named so.</exception>
    public IEnumerable<string> PacketLines(string run, bool keepSecrets, bool showModel, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var builder = new PacketBuilder(new PacketOptions { KeepSecrets = keepSecrets, ShowModel = showModel });
        foreach (var input in PacketInputs(Require(run, diagnostics), diagnostics, _ => true, cancel)) yield return PacketJson.Write(builder.Build(input));
    }

    /// <summary>What packets are built from, one failure at a time with its texts.</summary>
    private IEnumerable<PacketInput> PacketInputs(StoredRun stored, List<ImportDiagnostic> diagnostics, Func<string, bool> wanted, CancellationToken cancel)
    {
        var analyses = Analyse(stored, diagnostics, cancel).ToDictionary(f => f.Analysis.Failure, f => f.Analysis, StringComparer.Ordinal);
        var register = GapRegister.Read(GapsFile, _ => { }).Where(g => g.IsEvidenceOn(DayOf(stored.Run))).ToList();
        var others = OthersByCase(stored, cancel);
        foreach (var trial in _store.Trials(stored, failuresOnly: true, withTexts: true, _ => { }, t => wanted(t.Key.FailureId())))
        {
            var id = trial.Key.FailureId();
            var elsewhere = others.GetValueOrDefault(trial.Key.Case, []).Where(o => o.Key != trial.Key).Select(o => o.Other).Take(MaxOthers);
            yield return new PacketInput { Run = stored.Run, Trial = trial, Facts = analyses[id].Facts, Others = [.. elsewhere], Gaps = RegisteredGaps(register, stored.Run, trial, analyses[id]) };
        }
    }

    // Beside the notes that come with a case: open entries of the register that were written down for it, or that this failure meets.
    private static IReadOnlyList<PacketGap> RegisteredGaps(List<RegisteredEntry> register, Run run, Trial trial, Analysis analysis)
    {
        if (register.Count == 0) return [];
        var facts = FailureFacts.Of(run, trial, analysis, SignatureOf(trial, analysis).Key);
        return
        [
            .. register.Where(g => g.Gap.Case == trial.Key.Case || g.Match!.Cases.Contains(trial.Key.Case, StringComparer.Ordinal) || g.Match.Matches(facts))
                .Select(g => new PacketGap(Path.GetRelativePath(run.Root, g.Gap.File).Replace('\\', '/'), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#L{g.Gap.Line}"), g.Quote)),
        ];
    }

    private Dictionary<string, List<(TrialKey Key, PacketOther Other)>> OthersByCase(StoredRun stored, CancellationToken cancel)
    {
        var found = new Dictionary<string, List<(TrialKey, PacketOther)>>(StringComparer.Ordinal);
        foreach (var trial in _store.Trials(stored, failuresOnly: true, withTexts: false, _ => { })) found[trial.Key.Case] = [];
        var number = 0;
        foreach (var run in Latest([]).Where(r => r.Run.Format == stored.Run.Format && r.Run.Benchmark == stored.Run.Benchmark))
        {
            cancel.ThrowIfCancellationRequested();
            var isThis = run.Run.Id == stored.Run.Id;
            var name = isThis ? "this run" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"run {++number}");
            bool? sameModel = run.Run.Model is null || stored.Run.Model is null ? null : run.Run.Model == stored.Run.Model;
            foreach (var trial in _store.Trials(isThis ? stored : run, failuresOnly: false, withTexts: false, _ => { }))
            {
                if (!found.TryGetValue(trial.Key.Case, out var list)) continue;
                var error = trial.IsFailure ? DecisiveError.Of(trial, new Analysis { Failure = "" }) : null;
                list.Add((trial.Key, new PacketOther(name, sameModel, trial.Outcome.ToString().ToLowerInvariant(), trial.FirstFailedCheck?.Name, error)));
            }
        }

        return found;
    }

    private (StoredRun Run, Trial Trial, Analysis Analysis) FindFailure(string asked, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var matches = new List<(StoredRun Run, Trial Trial, Analysis Analysis)>();
        foreach (var (run, failures) in AnalyseAll(Latest(diagnostics), diagnostics, cancel))
        {
            foreach (var (trial, analysis) in failures)
                if (IsNamed(asked, run, trial, analysis)) matches.Add((run, trial, analysis));
        }

        if (matches.Count == 0) throw new UserError($"No failure is named '{asked}'.", "'faultline failures' lists them with their ids; RUN/CASE works too.");
        if (matches.Count == 1) return matches[0];
        var candidates = string.Join(", ", matches.Take(8).Select(m => $"{m.Analysis.Failure} ({m.Trial.Key.Case})"));
        throw new UserError($"'{asked}' names {matches.Count} failures: {candidates}{(matches.Count > 8 ? ", ..." : "")}.", "Give more letters of the id.");
    }
}
