using Faultline.Answers;
using Faultline.Importers;
using Faultline.Model;
using Faultline.Review;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>One run on one page: counts, faults, failures, patterns.</summary>
    /// <param name="asked">Run id or a unique prefix of it.</param>
    /// <exception cref="UserError">No run, or several, are named so.</exception>
    public OverviewAnswer Overview(string asked, string reportsFolder, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var stored = Require(asked, diagnostics);
        var failures = Analyse(stored, diagnostics, cancel);
        return new OverviewAnswer
        {
            Run = stored,
            Model = BuildModel(stored, failures, reportsFolder, diagnostics, cancel),
            Diagnostics = diagnostics,
        };
    }

    /// <summary>Folders and files below a folder that an importer reads, nearest first; those inside a run are not looked at.</summary>
    /// <param name="most">How many to find before the search ends.</param>
    /// <exception cref="UserError">There is no such folder or file.</exception>
    public static FoundRuns FindRuns(string folder, int most, CancellationToken cancel)
    {
        if (!Path.Exists(folder)) throw new UserError($"There is nothing at '{folder}'.", "Give a folder that exists; paths start at the server's current folder.");
        var found = new List<FoundRun>();
        var queue = new Queue<string>([folder]);
        while (queue.TryDequeue(out var path) && found.Count < most)
        {
            cancel.ThrowIfCancellationRequested();
            if (Probed(path) is { } run)
            {
                found.Add(run);
                continue;
            }

            if (!Directory.Exists(path)) continue;
            foreach (var inner in Inner(path)) queue.Enqueue(inner);
        }

        return new FoundRuns(found, Complete: queue.Count == 0);
    }

    /// <summary>The text that a place of a run's input holds.</summary>
    /// <param name="asked">Run id or a unique prefix of it.</param>
    /// <param name="at">Source relative to the run's root, and pointer.</param>
    /// <exception cref="UserError">There is no such place, or it lies outside of the run's input.</exception>
    public string ReadSource(string asked, Location at)
    {
        var run = Require(asked, []).Run;
        var inside = Path.GetRelativePath(run.Root, Path.GetFullPath(Path.Join(run.Root, at.Source)));
        if (inside.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inside))
            throw new UserError($"'{at.Source}' lies outside of the input of {run.Id}.", "Use a source as the evidence names it.");
        return new SourceReader().Read(run.Root, at, out var problem) ?? throw new UserError($"{problem}.", "Use source and pointer as the evidence names them.");
    }

    private static FoundRun? Probed(string path)
    {
        if (Path.GetFileName(path) == ".faultline") return null;
        var probes = Catalog.All<IImporter>().Select(i => (i.Id, Probe: i.Probe(ImportInput.Of(path)))).Where(p => p.Probe.Certainty != Certainty.No).ToList();
        return probes.Count == 0 ? null : new FoundRun(path, probes.MaxBy(p => p.Probe.Certainty).Id);
    }

    private static IEnumerable<string> Inner(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Where(d => !Path.GetFileName(d).StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be listed holds nothing that could be imported either.
            return [];
        }
    }
}
