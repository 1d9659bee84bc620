using Faultline.Model;

namespace Faultline.Importers;

/// <summary>
/// Turns an address into a local folder that an importer reads. Fetching and reading are two steps, so that a fetch can
/// be resumed, looked at and imported again without the network.
/// </summary>
public interface IFetcher
{
    /// <summary>Lower-kebab, never reused.</summary>
    string Id { get; }

    /// <summary>True when <see cref="FetchRequest.Address"/> has a form this fetcher knows; looks at the text only.</summary>
    bool Claims(FetchRequest request);

    /// <summary>
    /// Downloads what is not there yet below <paramref name="folder"/> and returns the folder to import.
    /// Throws <see cref="UserError"/> when the run itself cannot be had; what only some cases lack becomes a diagnostic.
    /// </summary>
    Task<FetchResult> FetchAsync(FetchRequest request, string folder, Action<string> progress, CancellationToken cancel);
}
