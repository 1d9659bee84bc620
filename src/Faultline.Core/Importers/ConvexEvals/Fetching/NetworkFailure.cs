using System.Globalization;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>What the network did, in words a user can act on. URLs are shown without their query: it may hold a signature.</summary>
internal static class NetworkFailure
{
    private const string CheckNetwork = "Check the network, the proxy and the URL, then run the same command again: what is already there is kept.";

    public static string Shown(Uri url) => url.GetLeftPart(UriPartial.Path);

    public static FetchFailure Of(HttpRequestException error, Uri url)
    {
        var reason = ServerText.OneLine((error.InnerException ?? error).Message);
        return error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => new FetchFailure($"The host name '{url.Host}' could not be resolved: {reason}", "Check the spelling of the deployment and the DNS of this machine."),
            HttpRequestError.SecureConnectionError => new FetchFailure(
                $"No trusted TLS connection to '{url.Authority}': {reason}",
                "Check the clock of this machine, and whether a proxy replaces certificates; its root certificate must then be trusted here."),
            HttpRequestError.ConfigurationLimitExceeded => new FetchFailure($"The answer of '{Shown(url)}' has headers that are too large: {reason}", "Check that the URL is that of a Convex deployment."),
            _ => new FetchFailure($"No answer from '{Shown(url)}': {reason}", CheckNetwork) { IsTransient = true },
        };
    }

    public static FetchFailure CutOff(Uri url, long received, Exception error)
        => new(string.Create(CultureInfo.InvariantCulture, $"The answer of '{Shown(url)}' was cut off after {received} bytes: {ServerText.OneLine(error.Message)}"), CheckNetwork) { IsTransient = true };

    public static FetchFailure TooSlow(Uri url, TimeSpan limit)
        => new(string.Create(CultureInfo.InvariantCulture, $"'{Shown(url)}' did not finish its answer within {limit.TotalSeconds:0.#} s"), CheckNetwork) { IsTransient = true };

    public static FetchFailure TooLarge(Uri url, long limit)
        => new(
            string.Create(CultureInfo.InvariantCulture, $"The answer of '{Shown(url)}' is larger than {limit} bytes, the most that is accepted"),
            "Check that the URL is that of a Convex deployment; a run or a zip of convex-evals is far smaller.");
}
