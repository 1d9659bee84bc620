using System.Text.Json;
using Faultline.Facts;
using Faultline.Importers;
using Faultline.Model;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

/// <summary>The rebuilt runs beside the repository, with the labels their reports give. Absent on most machines.</summary>
internal static class SharedRuns
{
    public sealed record Failure(RuleContext Context, string Folder);

    public sealed record Label(string Eval, string? Classification, string ErrorBasis, string LabelBasis);

    public static IReadOnlyList<string> Folders()
    {
        var data = Path.GetFullPath(Path.Join(RepositoryRoot(), "..", "shared", "data", "convex"));
        string[] kinds = ["runs", "runs_era"];
        return
        [
            .. kinds.Select(kind => Path.Join(data, kind)).Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories).Where(folder => File.Exists(Path.Join(folder, "EXPECTED.json"))).Order(StringComparer.Ordinal),
        ];
    }

    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "Faultline.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException($"Faultline.slnx was not found above '{AppContext.BaseDirectory}'.");
    }

    public static async Task<IReadOnlyList<Failure>> ReadAsync(string folder, CancellationToken cancel)
    {
        var importer = Catalog.All<IImporter>().Single(i => i.Id == "convex-evals");
        Run? run = null;
        var trials = new List<(Trial Trial, IReadOnlyList<Fact> Facts)>();
        await foreach (var item in importer.ReadAsync(ImportInput.Of(folder), cancel))
        {
            if (item is ImportItem.OfRun of) run = of.Run;
            if (item is ImportItem.OfTrial { Trial: var trial }) trials.Add((trial, trial.IsFailure ? FactReading.Of(trial) : []));
        }

        var signals = RunSignals.Of(trials);
        return
        [
            .. trials.Where(t => t.Trial.IsFailure)
                .Select(t => new Failure(new RuleContext { Run = run!, Trial = t.Trial, Facts = t.Facts, Signals = signals }, folder)),
        ];
    }

    public static IReadOnlyList<Label> Labels(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Join(folder, "EXPECTED.json")));
        return
        [
            .. json.RootElement.GetProperty("evals").EnumerateArray().Select(row => new Label(
                row.GetProperty("eval").GetString()!,
                row.TryGetProperty("classification_norm", out var label) ? label.GetString() : null,
                row.TryGetProperty("error_basis", out var error) ? error.GetString() ?? "none" : "none",
                row.TryGetProperty("label_basis", out var basis) ? basis.GetString() ?? "unnamed" : "unnamed")),
        ];
    }
}
