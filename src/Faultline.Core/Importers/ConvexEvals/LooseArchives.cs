using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Archives without any document: each output archive is one trial, told by its run.log.</summary>
internal static class LooseArchives
{
    public static IEnumerable<ImportItem> Items(IReadOnlyList<string> paths, Notes notes, CancellationToken cancel)
    {
        var found = new List<(string Path, string Case, string Hash)>();
        foreach (var path in paths)
        {
            cancel.ThrowIfCancellationRequested();
            var own = new Notes(notes.Input);
            var files = Archive.Read(path, own);
            if (files.Find(file => file.Name == TrialFiles.RunLogName)?.Text is { } log)
            {
                found.Add((path, new RunLog(log).Case ?? "unknown/" + Path.GetFileNameWithoutExtension(path), ContentHash.Short(log)));
                continue;
            }

            notes.AddAll(own);
            if (files.Count == 0) notes.Error(path, "The archive holds no readable file; expected an output archive with a run.log.");
            else if (files.Exists(file => file.Name is "TASK.txt" or "grader.test.ts")) notes.Error(path, "This is the source of an eval (task and grader), not a result; there is nothing to explain in it alone. Import it together with run_details.json or the output archive's run.");
            else notes.Error(path, "The archive has no run.log; expected an output archive of convex-evals.");
        }

        if (found.Count == 0) yield break;
        found.Sort((a, b) => string.CompareOrdinal(a.Case, b.Case) is var byCase && byCase != 0 ? byCase : string.CompareOrdinal(a.Path, b.Path));
        var id = OutputTree.IdOf(found.Select(zip => (zip.Case, zip.Hash)), model: null);
        yield return new ImportItem.OfRun(OutputTree.RunOf(id, null, notes));
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        var builds = new List<Func<Notes, Trial?>>();
        foreach (var (path, name, _) in found)
        {
            var attempt = attempts[name] = attempts.GetValueOrDefault(name) + 1;
            builds.Add(own => OutputTree.TrialOf(new TrialKey(id, name, Attempt: attempt), Archive.Read(path, own), [], path, own));
        }

        foreach (var item in Ahead.InOrder(builds, notes.Input, cancel)) yield return item;
    }
}
