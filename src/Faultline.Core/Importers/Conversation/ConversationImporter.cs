using System.Runtime.CompilerServices;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>
/// Reads judged conversation runs (docs/formats/conversation-bench.md): run folders, comparison folders, single files of judged rows.
/// Every row of a judged file is a trial; the case is the turn's number.
/// </summary>
public sealed class ConversationImporter : IImporter
{
    internal const string FormatId = "conversation";

    /// <inheritdoc/>
    public string Id => FormatId;

    /// <inheritdoc/>
    public string Title => "judged conversation runs: *_judged.jsonl, transcript.jsonl, comparison folders with run_results.csv";

    /// <inheritdoc/>
    public Probe Probe(ImportInput input) => ConversationProbe.Look(input);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ImportItem> ReadAsync(ImportInput input, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var notes = new List<ImportDiagnostic>();
        var sources = RunSources.Of(input, notes);
        foreach (var note in Drain(notes)) yield return note;
        foreach (var source in sources)
        {
            var expected = ExpectedTurns.For(input, source, notes);
            foreach (var note in Drain(notes)) yield return note;
            foreach (var item in RunReading.Items(source, expected, cancel)) yield return item;
        }
    }

    private static List<ImportItem> Drain(List<ImportDiagnostic> notes)
    {
        List<ImportItem> items = [.. notes.Select(note => new ImportItem.OfDiagnostic(note))];
        notes.Clear();
        return items;
    }
}
