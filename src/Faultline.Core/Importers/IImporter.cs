namespace Faultline.Importers;

/// <summary>Reads one log format into the model. Streams; opens its input read-only; never throws for bad content.</summary>
public interface IImporter
{
    /// <summary>Lower-kebab, never reused.</summary>
    string Id { get; }

    /// <summary>One sentence: which harness, which forms of input.</summary>
    string Title { get; }

    /// <summary>Looks at names and first kilobytes only.</summary>
    Probe Probe(ImportInput input);

    /// <summary>
    /// Runs, their trials and what could not be read, as they are met. Bad content becomes
    /// <see cref="ImportItem.OfDiagnostic"/> and the rest goes on; only a lost device or a cancellation throws.
    /// </summary>
    IAsyncEnumerable<ImportItem> ReadAsync(ImportInput input, CancellationToken cancel);
}
