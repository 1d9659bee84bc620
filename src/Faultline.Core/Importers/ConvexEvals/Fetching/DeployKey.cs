using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>
/// A Convex deploy key. It leaves through <see cref="Header"/> alone; a class, not a record, so that no ToString prints it.
/// </summary>
internal sealed class DeployKey
{
    private const string Mask = "[deploy key]";

    private readonly string key;

    private DeployKey(string key) => this.key = key;

    /// <summary>Value of the Authorization header.</summary>
    public string Header => $"Convex {key}";

    // A key is "<type>:<deployment>|<token>"; the token alone opens the deployment too.
    private string Token => key.LastIndexOf('|') is > 0 and var bar && key.Length - bar > 8 ? key[(bar + 1)..] : key;

    /// <summary>Null when there is no key; throws when it belongs to another deployment or cannot be a header.</summary>
    public static DeployKey? Of(string? secret, Deployment deployment)
    {
        if (string.IsNullOrWhiteSpace(secret)) return null;
        var text = secret.Trim();
        if (text.Any(c => c is <= ' ' or > '~'))
            throw new UserError("The deploy key holds spaces, line breaks or characters outside ASCII.", "Copy it again from the Convex dashboard, without quotes.");

        var name = text.Split('|')[0].Split(':') is [("prod" or "dev"), var owner] ? owner : null;
        var host = deployment.Base.Host;
        if (name is not null && host.EndsWith(".convex.cloud", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(host.Split('.')[0], name, StringComparison.OrdinalIgnoreCase))
        {
            throw new UserError(
                $"The deploy key belongs to the deployment '{name}', not to '{host}'; it was not sent.",
                "Set the key of that deployment, or none: public queries need no key.");
        }

        return new DeployKey(text);
    }

    /// <summary>The text without the key, should a server echo it, as it is or escaped for a URL.</summary>
    public string Redact(string text)
        => text.Replace(key, Mask, StringComparison.Ordinal)
            .Replace(Token, Mask, StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString(Token), Mask, StringComparison.Ordinal);

    /// <summary>True when any string of the document holds the key, however it was escaped.</summary>
    public bool IsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => Holds(property.Name) || IsIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(IsIn),
        JsonValueKind.String => Holds(element.GetString()!),
        _ => false,
    };

    private bool Holds(string text) => text.Contains(Token, StringComparison.Ordinal);
}
