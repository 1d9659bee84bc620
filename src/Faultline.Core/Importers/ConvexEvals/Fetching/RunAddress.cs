using System.Text.RegularExpressions;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>The run that an address names: a page of the visualizer, or the id alone.</summary>
/// <param name="Host">Host of the visualizer; null for a bare id.</param>
internal sealed partial record RunAddress(string RunId, string? Host)
{
    public static RunAddress? TryRead(string address)
    {
        var text = address.Trim();
        if (DocumentId().IsMatch(text)) return new RunAddress(text, Host: null);
        var page = VisualizerPage().Match(text);
        return page.Success && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? new RunAddress(page.Groups["run"].Value, uri.IdnHost)
            : null;
    }

    /// <summary>True for ids that can be the name of a file: nothing in them leads out of a folder.</summary>
    public static bool IsFileName(string id) => PlainId().IsMatch(id);

    [GeneratedRegex(@"\A[0-9a-hjkmnp-tv-z]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DocumentId();

    [GeneratedRegex(@"\A(?i:https?)://[^/]+/(?:model/[^/]+/)?experiment/[^/]+/run/(?<run>[^/?#]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VisualizerPage();

    [GeneratedRegex(@"\A[0-9A-Za-z][0-9A-Za-z_-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainId();
}
