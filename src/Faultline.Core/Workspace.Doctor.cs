using System.Globalization;
using Faultline.Answers;
using Faultline.Importers;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Review;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Reads everything in the workspace once and looks up every quote of a provisional label in its source.</summary>
    public DoctorAnswer Check(CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var lines = new List<DoctorLine> { new("importers", "ok", string.Join(", ", Catalog.All<IImporter>().Select(i => i.Id))) };
        var exists = Directory.Exists(Folder);
        if (!exists) lines.Add(new DoctorLine("workspace", "missing", $"'{Folder}' does not exist yet; the first import makes it"));
        var runs = exists ? _store.Runs(diagnostics.Add) : [];
        foreach (var stored in runs)
        {
            var failures = Analyse(stored, diagnostics, cancel);
            var trials = _store.Trials(stored, failuresOnly: false, withTexts: true, diagnostics.Add).Count();
            lines.Add(trials == stored.Trials
                ? new DoctorLine($"run {stored.Handle}", "ok", string.Create(CultureInfo.InvariantCulture, $"{trials} trials, {failures.Count} failures"))
                : new DoctorLine($"run {stored.Handle}", "problem", string.Create(CultureInfo.InvariantCulture, $"{trials} of {stored.Trials} trials are readable; import the run again")));
            lines.Add(CheckQuotes($"evidence of {stored.Handle}", stored.Run, [.. failures.SelectMany(f => f.Analysis.Finding?.Evidence ?? [])]));
            var verdicts = Standings(stored.Run.Id, diagnostics).Values.SelectMany(s => s.Votes).Where(v => !v.IsPropagated).ToList();
            // Reports lie outside the run's input, and what was taken out of a text is not in it.
            if (verdicts.Count > 0) lines.Add(CheckQuotes($"verdicts of {stored.Handle}", stored.Run, [.. verdicts.SelectMany(v => v.Evidence).Where(e => !e.Source.EndsWith(".md", StringComparison.Ordinal) && !e.Quote.Contains("[redacted: ", StringComparison.Ordinal) && !e.Quote.Contains("[the model]", StringComparison.Ordinal))]));
        }

        return new DoctorAnswer
        {
            View = new DoctorView(Generator, Folder, exists, runs.Count, diagnostics.Count == 0 && lines.All(l => l.State != "problem"), lines, [.. diagnostics.Select(Views.Of)]),
            Diagnostics = diagnostics,
        };
    }

    private static DoctorLine CheckQuotes(string what, Run run, List<Evidence> evidence)
    {
        var reader = new SourceReader();
        var problems = evidence.Select(e => Citation.Problem(reader, run.Root, e)).OfType<string>().ToList();
        if (problems.Count == 0) return new DoctorLine(what, "ok", string.Create(CultureInfo.InvariantCulture, $"{evidence.Count} quotes found where they are said to stand"));
        var moved = !Path.Exists(run.Root);
        return moved
            ? new DoctorLine(what, "missing", $"the input '{run.Root}' is not there any more; labels stay, quotes cannot be looked up")
            : new DoctorLine(what, "problem", string.Create(CultureInfo.InvariantCulture, $"{problems.Count} of {evidence.Count} quotes are not found, first: {problems[0]}"));
    }
}
