using Faultline.Model;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>The Convex deployment that answers the queries. Only its origin ever sees the deploy key.</summary>
internal sealed record Deployment(Uri Base)
{
    private const string ProductionVisualizer = "convex-evals.netlify.app";
    private const string Example = "https://fabulous-panther-525.convex.cloud";

    // Documented in the public repository of convex-evals as the deployment behind the production visualizer.
    private static readonly Uri Production = new(Example);

    /// <summary>As an argument of messages: no trailing slash.</summary>
    public string Shown => Base.AbsoluteUri.TrimEnd('/');

    /// <summary>The deployment named with the request, or the one behind the production visualizer.</summary>
    public static Deployment Of(FetchRequest request, RunAddress address)
    {
        if (!string.IsNullOrWhiteSpace(request.Deployment)) return Read(request.Deployment.Trim());
        if (string.Equals(address.Host, ProductionVisualizer, StringComparison.OrdinalIgnoreCase)) return new Deployment(Production);
        throw new UserError(
            address.Host is null
                ? $"The run id '{address.RunId}' does not say which deployment holds the run."
                : $"The deployment behind the visualizer '{address.Host}' is not known.",
            $"Name it with --deployment <url>, for example --deployment {Example}.");
    }

    public Uri Endpoint(string name) => new($"{Shown}/api/{name}");

    /// <summary>True when a zip may come from <paramref name="url"/>: never in clear, except on this machine.</summary>
    public bool AllowsDownloadFrom(Uri url)
        => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && Base.IsLoopback);

    private static Deployment Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            throw new UserError($"The deployment '{text}' is not an absolute http(s) URL.", $"Give the URL of a Convex deployment, for example {Example}.");
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            throw new UserError(
                $"The deployment on '{url.Host}' has a user name, a query or a fragment in its URL; expected scheme and host alone.",
                $"Give the plain URL, for example {Example}, and the deploy key through the environment.");
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            throw new UserError(
                $"The deployment '{text}' uses http; a deploy key must not travel in clear, so http is for loopback hosts only.",
                $"Use https://{url.Authority}.");
        }

        return new Deployment(url);
    }
}
