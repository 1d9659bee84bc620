using System.Text.Json;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The HTTP API wraps a result as <c>{status, value, logLines}</c>; a query may also answer null or <c>{error}</c>.</summary>
internal static class Envelope
{
    /// <summary>The result inside; null when there is none, and then the notes say why.</summary>
    public static Node? Open(Node root, bool isNamed)
    {
        var (notes, path) = (root.Origin.Notes, root.Origin.Path);
        var value = root;
        if (root.IsObject && root.Element.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String)
        {
            if (status.ValueEquals("error"))
            {
                var message = root.Text("errorMessage");
                notes.Error(path, message is null
                    ? "The server answered an error without a message; expected a result. Repeat the query."
                    : $"The server answered with an error instead of a result: '{message}'. Check the id and the deployment, then repeat the query.");
                return null;
            }

            if (root.Element.TryGetProperty("value", out var inner)) value = root with { Element = inner, Pointer = "/value" };
        }

        if (value.Element.ValueKind == JsonValueKind.Null)
        {
            notes.Error(path, "The result is null: the run does not exist in that deployment. Check the run id and the deployment, then export again.");
            return null;
        }

        if (value.IsObject && value.Has("error") && !value.Has("eval") && value.Text("error") is { } error)
        {
            if (isNamed) notes.Error(path, $"The query answered '{error}'; expected an eval. Check the id, then export again.");
            else notes.Error(path, $"The query answered '{error}'; the texts of this eval are missing. Check the id, then export again.");
            return null;
        }

        return value;
    }

    public static void Reject(Node value, bool isNamed)
    {
        var found = value.IsObject
            ? "an object with the keys " + string.Join(", ", value.Fields().Take(6).Select(field => $"'{field.Name}'"))
            : Node.Kind(value.Element.ValueKind);
        var message = $"The JSON is {found}; expected the result of getFailedEvalsForRun, getEvalDebugInfo or getRunDetails.";
        if (isNamed) value.Origin.Notes.Error(value.Origin.Path, message + " Name one of those files, or the folder that holds them.");
        else value.Origin.Notes.Info(value.Origin.Path, message + " It is ignored.");
    }
}
