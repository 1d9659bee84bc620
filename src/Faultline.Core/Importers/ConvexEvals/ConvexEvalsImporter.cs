using System.Runtime.CompilerServices;

namespace Faultline.Importers.ConvexEvals;

/// <summary>
/// Reads runs of the convex-evals benchmark (docs/formats/convex-evals.md): results of its backend's queries, the archives beside them, the
/// runner's local output folder, and the old local_results.jsonl. Documents of one run id are merged into one run.
/// </summary>
public sealed class ConvexEvalsImporter : IImporter
{
    internal const string FormatId = "convex-evals";

    /// <inheritdoc/>
    public string Id => FormatId;

    /// <inheritdoc/>
    public string Title => "convex-evals: query results as JSON, output archives, the local output folder, local_results.jsonl";

    /// <inheritdoc/>
    public Probe Probe(ImportInput input) => ConvexProbe.Look(input);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportItem> ReadAsync(ImportInput input, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var reading = new Reading(input);
        foreach (var item in reading.Items(cancel)) yield return item;
    }
}
