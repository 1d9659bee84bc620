using System.Text;
using Faultline.Answers;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Reports.Comparisons;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Compares runs by case. What is named by a path is imported first; a run that is named twice is compared once.</summary>
    /// <exception cref="UserError">Nothing to compare, runs of different benchmarks, or a form or file that does not exist.</exception>
    public async Task<CompareAnswer> CompareAsync(CompareRequest request, CancellationToken cancel)
    {
        var writer = WriterFor(request);
        var diagnostics = new List<ImportDiagnostic>();
        var warnings = new List<string>();
        var runs = await NamedAsync(request.Runs, diagnostics, warnings, cancel);
        if (runs.Count == 0)
        {
            throw new UserError(
                string.Join('\n', diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"'{d.File}': {d.Message}").Prepend("There is no run to compare.")),
                "'faultline runs' lists the runs of the workspace; a path is read first.");
        }

        var outcomes = runs.ConvertAll(run => Outcomes(run, diagnostics, cancel));
        if (!request.Anyway) ComparisonWarnings.RequireOneBenchmark(outcomes);
        var comparison = RunComparer.Compare(outcomes, warnings);
        var text = writer.Write(comparison);
        // Forms that are read where they are printed say it themselves.
        if (request.File is not null || !writer.SaysWarnings) diagnostics.AddRange(comparison.Warnings.Select(w => new ImportDiagnostic("compare", null, DiagnosticSeverity.Warning, w)));
        if (request.File is { } file) await WriteFileAsync(Path.GetFullPath(file), text, cancel);
        return new CompareAnswer { Diagnostics = diagnostics, Comparison = comparison, Text = text, File = request.File is null ? null : Shorten(Path.GetFullPath(request.File)) };
    }

    private static IComparisonReport WriterFor(CompareRequest request)
    {
        var writers = Catalog.All<IComparisonReport>();
        if (request.Format is not { } asked)
        {
            var extension = Path.GetExtension(request.File)?.TrimStart('.').ToLowerInvariant();
            return writers.FirstOrDefault(w => w.Extension == extension) ?? writers.First(w => w.Id == "text");
        }

        return writers.FirstOrDefault(w => w.Id == asked)
            ?? throw new UserError($"A comparison is not written as '{asked}'.", $"Use one of: {string.Join(", ", writers.Select(w => w.Id))}.");
    }

    private async Task<List<StoredRun>> NamedAsync(ImportRequest request, List<ImportDiagnostic> diagnostics, List<string> warnings, CancellationToken cancel)
    {
        var runs = new List<StoredRun>();
        foreach (var typed in request.Inputs)
        {
            foreach (var run in await RunsOfAsync(typed, request, diagnostics, cancel))
            {
                if (runs.Any(r => r.Handle == run.Handle)) warnings.Add($"Run {run.Handle} is named twice ('{typed}' again); it is compared once.");
                else runs.Add(run);
            }
        }

        return runs;
    }

    private async Task<IEnumerable<StoredRun>> RunsOfAsync(string typed, ImportRequest request, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        // A path wins over an id: what lies there may be newer than what was read from there before.
        if (!Path.Exists(typed) && _store.FindRun(typed, diagnostics.Add) is not RunLookup.None) return [Require(typed, diagnostics)];
        return (await ImportAllAsync(request with { Inputs = [typed] }, diagnostics, cancel)).Select(r => r.Run);
    }

    private RunOutcomes Outcomes(StoredRun stored, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var analyses = Analyse(stored, diagnostics, cancel).ToDictionary(f => f.Analysis.Failure, f => f.Analysis, StringComparer.Ordinal);
        var outcomes = new RunOutcomes(stored.Handle, stored.Run, stored.Totals);
        // Markers stand in the texts of conversations; of other runs no text is needed.
        foreach (var trial in _store.Trials(stored, failuresOnly: false, withTexts: stored.Run.Mode is not null, _ => { }))
        {
            cancel.ThrowIfCancellationRequested();
            outcomes.Add(trial, trial.IsFailure ? analyses.GetValueOrDefault(trial.Key.FailureId()) : null);
        }

        return outcomes;
    }

    private static async Task WriteFileAsync(string path, string text, CancellationToken cancel)
    {
        if (Directory.Exists(path)) throw new UserError($"'{path}' is a folder; a file was expected.", "Add a file name to --output.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
    }
}
