using Faultline.Importers.Scylla.Summary;
using Faultline.Importers.Scylla.Trees;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>What lies in a results folder, by names only.</summary>
internal sealed class BatchFiles
{
    public string? Summary { get; private set; }

    /// <summary>By thread.</summary>
    public List<string> Logs { get; } = [];

    /// <summary>Folders of experiments by test, in the order of their names.</summary>
    public SortedDictionary<string, List<ExperimentFolder>> Folders { get; } = new(StringComparer.Ordinal);

    public static BatchFiles Of(string path, Notes notes)
    {
        var files = new BatchFiles();
        if (File.Exists(path))
        {
            files.Summary = path;
            return files;
        }

        files.Summary = SummaryOf(path, notes);
        var logs = Path.GetFileName(path) == ScyllaProbe.LogFolder ? path : Path.Join(path, ScyllaProbe.LogFolder);
        if (Directory.Exists(logs)) files.AddLogs(logs, notes);
        files.AddFolders(path, isTop: true, notes);
        return files;
    }

    private static string? SummaryOf(string path, Notes notes)
    {
        var summary = Path.Join(path, SummaryFile.Name);
        var leftovers = Directory.EnumerateFiles(path, SummaryFile.Name + ".tmp*").Order(StringComparer.Ordinal).ToList();
        if (File.Exists(summary) && new FileInfo(summary).Length > 0)
        {
            foreach (var file in leftovers) notes.Info(file, "A leftover of writing the summary; the summary itself is read.");
            return summary;
        }

        var fullest = leftovers.Where(f => new FileInfo(f).Length > 0).MaxBy(f => new FileInfo(f).Length);
        if (fullest is not null) notes.Error(summary, $"The summary is missing or empty; '{Path.GetFileName(fullest)}', a leftover of writing it, is read instead. It may lack the last rows.");
        else if (File.Exists(summary)) notes.Error(summary, "The summary is empty; expected JSON with a row for each test. Logs and experiments' folders are read without it.");
        else notes.Warning(path, $"There is no {SummaryFile.Name}: what the batch reported is not known.");
        return fullest;
    }

    private void AddLogs(string folder, Notes notes)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith("thread_", StringComparison.Ordinal) && name.EndsWith(".log", StringComparison.Ordinal)) Logs.Add(file);
            else notes.Info(file, "This is no thread log (thread_N.log); it is not read.");
        }

        // thread_10 comes after thread_9.
        Logs.Sort((a, b) => (ThreadOf(a) ?? int.MaxValue, a).CompareTo((ThreadOf(b) ?? int.MaxValue, b)));
    }

    public static int? ThreadOf(string log) =>
        int.TryParse(Path.GetFileNameWithoutExtension(log)["thread_".Length..], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private void AddFolders(string path, bool isTop, Notes notes)
    {
        foreach (var folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            if (name is ScyllaProbe.LogFolder or "repos" or "analysis") continue;
            if (ExperimentFolder.Of(folder) is { } experiment)
            {
                if (!Folders.TryGetValue(experiment.Case, out var list)) Folders.Add(experiment.Case, list = []);
                list.Add(experiment);
            }
            else if (isTop && !name.StartsWith('.'))
            {
                // Full runs lie one level deeper, below the name of a data set.
                var before = Folders.Count;
                AddFolders(folder, isTop: false, notes);
                if (Folders.Count == before) notes.Info(folder, "This folder is no experiment (expected a name like 2026-02-14T00-28-09-test-031); it is not read.");
            }
        }
    }
}
