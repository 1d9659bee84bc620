using Faultline.Importers;
using Faultline.Importers.Scylla;
using Faultline.Model;

namespace Faultline.Tests.Support;

/// <summary>Reads a folder as a batch; copies of fixtures to damage.</summary>
internal static class ScyllaData
{
    public static string Killed => Repo.Fixtures("Importers", "scylla-batch", "killed-batch");

    public static string Sample => Path.Join(Repo.Root, "samples", "scylla-batch");

    public static async Task<Imported> ReadAsync(string path)
    {
        Run? run = null;
        var trials = new List<Trial>();
        var notes = new List<ImportDiagnostic>();
        await foreach (var item in new ScyllaBatchImporter().ReadAsync(ImportInput.Of(path), CancellationToken.None))
        {
            switch (item)
            {
                case ImportItem.OfRun stated:
                    run = stated.Run;
                    break;
                case ImportItem.OfTrial tried:
                    trials.Add(tried.Trial);
                    break;
                case ImportItem.OfDiagnostic met:
                    notes.Add(met.Diagnostic);
                    break;
            }
        }

        return new Imported(run, trials, notes);
    }

    public static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return to;
    }

    internal sealed record Imported(Run? Run, List<Trial> Trials, List<ImportDiagnostic> Notes)
    {
        public Trial Of(string id, int session) => Trials.Single(t => t.Key.Case == id && t.Key.Session == session);

        public IEnumerable<ImportDiagnostic> Errors => Notes.Where(n => n.Severity == DiagnosticSeverity.Error);
    }
}
