using Faultline.Importers.Scylla.Summary;
using Faultline.Importers.Scylla.Trees;

namespace Faultline.Importers.Scylla;

/// <summary>Looks at names and first kilobytes.</summary>
internal static class ScyllaProbe
{
    internal const string LogFolder = "thread_logs";
    private const int HeadBytes = 8 << 10;
    private const int FoldersLookedAt = 200;

    public static Probe Look(ImportInput input)
    {
        if (File.Exists(input.Path)) return OfFile(input.Path);
        if (!input.IsFolder) return new Probe(Certainty.No, "there is no such file or folder");
        try
        {
            return OfFolder(input.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Probe(Certainty.No, $"the folder cannot be read: {e.Message}");
        }
    }

    private static Probe OfFolder(string path)
    {
        if (File.Exists(Path.Join(path, SummaryFile.Name)))
            return Head(Path.Join(path, SummaryFile.Name)).Contains("test_id", StringComparison.Ordinal) || Directory.Exists(Path.Join(path, LogFolder))
                ? new Probe(Certainty.Sure, $"it has {SummaryFile.Name}")
                : new Probe(Certainty.Maybe, $"it has {SummaryFile.Name}, whose first lines show no row");
        var logs = Path.GetFileName(path) == LogFolder ? path : Path.Join(path, LogFolder);
        if (Directory.Exists(logs) && Directory.EnumerateFiles(logs, "thread_*.log").Any()) return new Probe(Certainty.Sure, "it has thread logs");
        if (Tables.TableFiles.AreIn(path)) return new Probe(Certainty.Sure, "it has runs.csv with tiers and sub-tests");
        if (ExperimentFolder.Tiers(path).Any() && ExperimentFolder.IsExperiment(path)) return new Probe(Certainty.Sure, "it is an experiment's folder with tiers");
        var experiment = Directory.EnumerateDirectories(path).Take(FoldersLookedAt).FirstOrDefault(d => ExperimentFolder.Of(d) is not null && ExperimentFolder.IsExperiment(d));
        if (experiment is not null) return new Probe(Certainty.Sure, $"'{Path.GetFileName(experiment)}' is an experiment's folder");
        return new Probe(Certainty.No, $"no {SummaryFile.Name}, no thread logs, no experiment's folder");
    }

    private static Probe OfFile(string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith(SummaryFile.Name, StringComparison.Ordinal)) return new Probe(Certainty.Sure, $"it is called {SummaryFile.Name}");
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && Head(path) is var head && head.Contains("\"test_id\"", StringComparison.Ordinal) && head.Contains("\"results\"", StringComparison.Ordinal))
            return new Probe(Certainty.Sure, "it lists rows with test_id");
        return new Probe(Certainty.No, "it is no summary of a batch");
    }

    private static string Head(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[HeadBytes];
            var read = file.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false);
            return System.Text.Encoding.UTF8.GetString(bytes, 0, read).Replace("\0", "", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reading says what is wrong with it.
            return "";
        }
    }
}
