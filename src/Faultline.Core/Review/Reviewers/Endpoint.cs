using Faultline.Model;

namespace Faultline.Review.Reviewers;

/// <summary>Where an API is and which key goes there.</summary>
internal static class Endpoint
{
    /// <summary>The base URL from option, environment or provider, without a slash at its end.</summary>
    public static string Base(ReviewerSettings settings, string variable, string standard)
    {
        var text = settings.BaseUrl ?? (settings.Environment(variable) is { Length: > 0 } set ? set : standard);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new UserError($"The base URL '{text}' is no http or https address.", $"Set --base-url or {variable}, e.g. {standard}.");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw new UserError($"The base URL '{text}' would send the packets and the key in the clear.", "Use https, or a loopback address.");
        return text.TrimEnd('/');
    }

    /// <summary>The key from the environment; a server on this machine may need none.</summary>
    public static string? Key(ReviewerSettings settings, string variable, string address)
    {
        if (settings.Environment(variable) is { Length: > 0 } key) return key;
        if (settings.AsksNobody || new Uri(address).IsLoopback) return null;
        throw new UserError($"{variable} is not set.", $"Put the key of '{new Uri(address).Host}' into {variable}; it is never printed or stored.");
    }
}
