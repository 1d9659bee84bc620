using System.Runtime.CompilerServices;
using System.Threading.Channels;
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

    // Enough to even out slow moments of either side, little enough to stay small.
    private const int Ahead = 256;

    /// <inheritdoc/>
    public string Id => FormatId;

    /// <inheritdoc/>
    public string Title => "Scylla batches: batch_summary.json, thread_logs and experiments' folders; one experiment's folder; runs.csv";

    /// <inheritdoc/>
    public Probe Probe(ImportInput input) => ScyllaProbe.Look(input);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportItem> ReadAsync(ImportInput input, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Trials are put together while earlier ones are stored: with 50,000 tests each of the two takes as long as reading the logs.
        var channel = Channel.CreateBounded<ImportItem>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var making = Task.Run(() => MakeAsync(input, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancel).ConfigureAwait(false)) yield return item;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await making.ConfigureAwait(false);
        }
    }

    // What goes wrong here goes wrong for the reader: it is thrown where the next item is asked for.
    private static async Task MakeAsync(ImportInput input, ChannelWriter<ImportItem> writer, CancellationToken cancel)
    {
        try
        {
            var notes = new Notes(input);
            foreach (var item in Items(input, notes, cancel)) await writer.WriteAsync(item, cancel).ConfigureAwait(false);
            foreach (var note in notes.Take()) await writer.WriteAsync(new ImportItem.OfDiagnostic(note), cancel).ConfigureAwait(false);
            writer.Complete();
        }
        catch (Exception problem)
        {
            writer.Complete(problem);
        }
    }

    private static IEnumerable<ImportItem> Items(ImportInput input, Notes notes, CancellationToken cancel)
    {
        if (!input.IsFolder || File.Exists(Path.Join(input.Path, SummaryFile.Name)) || Directory.Exists(Path.Join(input.Path, ScyllaProbe.LogFolder)))
            return new BatchReading(input, notes).Items(cancel);
        if (TableFiles.AreIn(input.Path)) return new TablesReading(input.Path, notes).Items(cancel);
        return ExperimentFolder.Tiers(input.Path).Any() ? new TreeReading(input, notes).Items(cancel) : new BatchReading(input, notes).Items(cancel);
    }
}
