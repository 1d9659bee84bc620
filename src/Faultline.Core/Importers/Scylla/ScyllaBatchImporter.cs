using System.Runtime.CompilerServices;
using Faultline.Importers.Scylla.Joined;
using Faultline.Importers.Scylla.Summary;
using Faultline.Importers.Scylla.Tables;
using Faultline.Importers.Scylla.Trees;

namespace Faultline.Importers.Scylla;

/// <summary>
/// Reads batches of the Scylla harness (docs/formats/scylla.md): batch_summary.json, thread_logs and experiments' folders together; one
/// experiment's folder by itself; or the CSV tables that its analysis exports.
/// </summary>
public sealed class ScyllaBatchImporter : IImporter
{
    internal const string FormatId = "scylla-batch";

    /// <inheritdoc/>
    public string Id => FormatId;

    /// <inheritdoc/>
    public string Title => "Scylla batches: batch_summary.json, thread_logs and experiments' folders; one experiment's folder; runs.csv";

    /// <inheritdoc/>
    public Probe Probe(ImportInput input) => ScyllaProbe.Look(input);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportItem> ReadAsync(ImportInput input, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var notes = new Notes(input);
        foreach (var item in Items(input, notes, cancel)) yield return item;
        foreach (var note in notes.Take()) yield return new ImportItem.OfDiagnostic(note);
    }

    private static IEnumerable<ImportItem> Items(ImportInput input, Notes notes, CancellationToken cancel)
    {
        if (!input.IsFolder || File.Exists(Path.Join(input.Path, SummaryFile.Name)) || Directory.Exists(Path.Join(input.Path, ScyllaProbe.LogFolder)))
            return new BatchReading(input, notes).Items(cancel);
        if (TableFiles.AreIn(input.Path)) return new TablesReading(input.Path, notes).Items(cancel);
        return ExperimentFolder.Tiers(input.Path).Any() ? new TreeReading(input, notes).Items(cancel) : new BatchReading(input, notes).Items(cancel);
    }
}
