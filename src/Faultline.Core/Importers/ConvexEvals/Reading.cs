using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>One import: first what there is, then run by run its trials.</summary>
internal sealed class Reading(ImportInput input)
{
    private readonly Notes _notes = new(input);
    private int _runs;
    private bool _sawError;

    public IEnumerable<ImportItem> Items(CancellationToken cancel)
    {
        var files = Gather(cancel, out var documents);
        var zips = new ZipNames(files.Zips);
        foreach (var group in Groups(documents))
        {
            _runs++;
            yield return new ImportItem.OfRun(group.ToRun());
            foreach (var item in Flush()) yield return item;
            var builds = group.Evals(zips).Select(eval => (Func<Notes, Trial?>)(notes => new TrialBuilder(group.Id, eval, notes).Build()));
            foreach (var item in Ahead.InOrder(builds, input, cancel)) yield return item;
        }

        foreach (var item in OutputTree.Items(files.EvalFolders, _notes, cancel)) yield return Counted(item);
        foreach (var item in LooseZips(zips, cancel)) yield return Counted(item);
        foreach (var item in files.Lines.SelectMany(path => LocalResults.Items(path, path == input.Path, _notes, cancel))) yield return Counted(item);
        if (_runs == 0 && !_notes.Items.Any(note => note.Severity == DiagnosticSeverity.Error) && !_sawError) NothingFound();
        foreach (var item in Flush()) yield return item;
    }

    private ImportItem Counted(ImportItem item)
    {
        if (item is ImportItem.OfRun) _runs++;
        return item;
    }

    private InputFiles Gather(CancellationToken cancel, out List<ConvexDocument> documents)
    {
        documents = [];
        if (input.IsFolder)
        {
            var found = InputFiles.Below(input.Path, _notes);
            foreach (var path in found.Json)
            {
                cancel.ThrowIfCancellationRequested();
                if (ConvexDocument.Open(path, isNamed: false, _notes) is { } document) documents.Add(document);
            }

            return found;
        }

        return NamedFile.Gather(input, documents, _notes);
    }

    private SortedDictionary<string, RunGroup>.ValueCollection Groups(List<ConvexDocument> documents)
    {
        var groups = new SortedDictionary<string, RunGroup>(StringComparer.Ordinal);
        // Documents that lost their run id come last: by then the run that has the same evals is known.
        foreach (var document in documents.OrderBy(document => document.RunId is null).ThenBy(document => document.Kind == DocumentKind.DebugInfo))
        {
            var id = document.RunId ?? RunOfSameEvals(document, groups.Values) ?? UnknownRun(document);
            if (!groups.TryGetValue(id, out var known)) groups[id] = known = new RunGroup(id, _notes);
            known.Add(document);
        }

        return groups.Values;
    }

    private string? RunOfSameEvals(ConvexDocument document, IEnumerable<RunGroup> groups)
    {
        if (groups.FirstOrDefault(group => document.Rows.Any(row => group.Lists(row.Id))) is not { } group) return null;
        // A debug info says "run": null when the run was deleted; only a list without its id is damaged.
        if (document.Kind != DocumentKind.DebugInfo) _notes.Error(document.Path, $"The run's '_id' is missing; run '{group.Id}' has the same evals and is used.");
        return group.Id;
    }

    // A run whose document lost its id: the id is made from the evals it lists, so that it is the same tomorrow.
    private string UnknownRun(ConvexDocument document)
    {
        _notes.Error(document.Path, "The run's '_id' is missing; an id derived from the evals in this file is used.");
        return "local-" + ContentHash.Short(string.Join('\n', document.Rows.Select(row => $"{row.Id} {row.Case}")));
    }

    private IEnumerable<ImportItem> LooseZips(ZipNames zips, CancellationToken cancel)
    {
        var unused = zips.Unused.ToList();
        if (_runs == 0) return LooseArchives.Items(unused, _notes, cancel);
        foreach (var path in unused) _notes.Info(path, "No eval of the imported runs names this archive; it is ignored. Archives are found by '<evalId>.zip' or '<storageId>.zip'.");
        return [];
    }

    private IEnumerable<ImportItem> Flush()
    {
        foreach (var note in _notes.Take())
        {
            _sawError |= note.Severity == DiagnosticSeverity.Error;
            yield return new ImportItem.OfDiagnostic(note);
        }
    }

    private void NothingFound()
        => _notes.Error(input.Path, "No convex-evals run was found here. Expected the JSON of getFailedEvalsForRun, getEvalDebugInfo or getRunDetails, output archives, an output folder with run.log files, or local_results.jsonl.");
}
