using Faultline.Answers;
using Faultline.Importers;
using Faultline.Model;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Reads every run of the inputs into the store. What cannot be read is in the answer's diagnostics; the rest is there.</summary>
    public async Task<ImportAnswer> ImportAsync(ImportRequest request, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var results = await ImportAllAsync(request, diagnostics, cancel);
        return new ImportAnswer { Diagnostics = diagnostics, Results = results };
    }

    private async Task<IReadOnlyList<CommitResult>> ImportAllAsync(ImportRequest request, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var results = new List<CommitResult>();
        foreach (var typed in request.Inputs.Distinct(StringComparer.Ordinal))
        {
            if (await LocateAsync(typed, request, diagnostics, cancel) is not { } input) continue;
            if (Choose(input, diagnostics) is not { } importer) continue;
            foreach (var result in await ImportOneAsync(importer, input, request, diagnostics, cancel))
            {
                // One run named twice, by its folder and by a file in it, say, is one run.
                if (!results.Any(r => r.Run.Handle == result.Run.Handle)) results.Add(result);
            }
        }

        return results;
    }

    private async Task<ImportInput?> LocateAsync(string typed, ImportRequest request, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        if (File.Exists(typed) || Directory.Exists(typed))
        {
            return ImportInput.Of(typed) with
            {
                Expected = request.Expected is null or ImportInput.NoExpected ? request.Expected : Path.GetFullPath(request.Expected),
                RunsRoot = request.RunsRoot is { } root ? Path.GetFullPath(root) : null,
                Named = [.. request.Inputs.Select(Path.GetFullPath)],
            };
        }

        var fetch = new FetchRequest(typed, request.Deployment, request.Secret);
        if (Catalog.All<IFetcher>().FirstOrDefault(f => f.Claims(fetch)) is not { } fetcher)
        {
            diagnostics.Add(new ImportDiagnostic(typed, null, DiagnosticSeverity.Error,
                "There is no such file or folder, and it is no address that Faultline knows. Check the spelling; for a run id add --deployment URL."));
            return null;
        }

        try
        {
            var fetched = await fetcher.FetchAsync(fetch, Path.Join(Folder, "fetched"), request.Progress, cancel);
            diagnostics.AddRange(fetched.Diagnostics);
            return new ImportInput(fetched.Folder, fetched.Folder);
        }
        catch (UserError problem)
        {
            // One address that cannot be had does not stop the other inputs.
            diagnostics.Add(new ImportDiagnostic(typed, null, DiagnosticSeverity.Error, $"{problem.Message} {problem.Hint}"));
            return null;
        }
    }

    private static IImporter? Choose(ImportInput input, List<ImportDiagnostic> diagnostics)
    {
        var probes = Catalog.All<IImporter>().Select(importer => (importer, probe: importer.Probe(input))).ToList();
        var best = probes.OrderByDescending(p => p.probe.Certainty).First();
        if (best.probe.Certainty != Certainty.No) return best.importer;
        var reasons = string.Join("; ", probes.Select(p => $"{p.importer.Id}: {p.probe.Reason}"));
        diagnostics.Add(new ImportDiagnostic(input.Shown, null, DiagnosticSeverity.Error,
            $"No importer knows this input ({reasons}). 'faultline triage --help' shows examples; docs/formats describes what is read."));
        return null;
    }

    private async Task<IReadOnlyList<CommitResult>> ImportOneAsync(IImporter importer, ImportInput input, ImportRequest request, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var results = new List<CommitResult>();
        Run? run = null;
        RunWriter? writer = null;
        var trials = 0;
        try
        {
            await foreach (var item in importer.ReadAsync(input, cancel))
            {
                switch (item)
                {
                    case ImportItem.OfRun stated:
                        if (run is not null && run.Id != stated.Run.Id) await CommitAsync();
                        writer ??= _store.BeginRun();
                        run = stated.Run;
                        break;
                    case ImportItem.OfTrial tried:
                        (writer ?? throw new InvalidOperationException($"importer '{importer.Id}' gave a trial before its run")).Add(tried.Trial);
                        if (++trials % 100 == 0) request.Progress($"{input.Shown}: {trials} trials read");
                        break;
                    case ImportItem.OfDiagnostic met:
                        diagnostics.Add(met.Diagnostic);
                        break;
                    default:
                        throw new InvalidOperationException($"unknown import item {item.GetType().Name}");
                }
            }

            if (run is not null) await CommitAsync();
        }
        finally
        {
            writer?.Dispose();
        }

        return results;

        async Task CommitAsync()
        {
            var result = await writer!.CommitAsync(run!, cancel);
            results.Add(result);
            diagnostics.AddRange((result.Run.Contradictions ?? []).Select(c => new ImportDiagnostic(input.Shown, null, DiagnosticSeverity.Warning, c)));
            writer.Dispose();
            writer = null;
        }
    }
}
