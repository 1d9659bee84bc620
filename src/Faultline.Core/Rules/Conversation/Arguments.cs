using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>
/// Compares the arguments of two calls: identifiers and numbers exactly, names and choices without regard to case and white space, times
/// in any notation, free text by its words. Arguments that are not required may be there.
/// </summary>
internal static class Arguments
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static Agreement Agree(ToolCall required, ToolCall made)
    {
        if (required.Name != made.Name) return Agreement.None;
        if (required.ArgumentsJson is null || required.ArgumentsJson == made.ArgumentsJson) return Agreement.Exact;
        try
        {
            using var left = JsonDocument.Parse(required.ArgumentsJson, Lenient);
            using var right = JsonDocument.Parse(made.ArgumentsJson ?? "{}", Lenient);
            return Agree(left.RootElement, right.RootElement, key: "", required.FlexibleArguments);
        }
        catch (JsonException)
        {
            // Arguments that are no JSON agree with nothing but themselves.
            return Agreement.None;
        }
    }

    private static Agreement Agree(JsonElement required, JsonElement made, string key, IReadOnlyList<string>? flexible)
    {
        switch (required.ValueKind)
        {
            case JsonValueKind.Object:
                if (made.ValueKind != JsonValueKind.Object) return required.EnumerateObject().Any() ? Agreement.None : Agreement.Exact;
                return required.EnumerateObject().Aggregate(Agreement.Exact, (soFar, argument) => Least(soFar,
                    made.TryGetProperty(argument.Name, out var value) ? Agree(argument.Value, value, argument.Name, flexible)
                    : argument.Value.ValueKind == JsonValueKind.Null ? Agreement.Exact
                    : flexible?.Contains(argument.Name, StringComparer.Ordinal) == true ? Agreement.InOtherWords : Agreement.None));
            case JsonValueKind.Array:
                if (made.ValueKind != JsonValueKind.Array || made.GetArrayLength() < required.GetArrayLength()) return Agreement.None;
                var left = made.EnumerateArray().ToList();
                return required.EnumerateArray().Aggregate(Agreement.Exact, (soFar, item) =>
                {
                    var at = left.FindIndex(other => Agree(item, other, key, flexible) != Agreement.None);
                    if (at < 0) return Agreement.None;
                    var agreement = Agree(item, left[at], key, flexible);
                    left.RemoveAt(at);
                    return Least(soFar, agreement);
                });
            default:
                return AgreeAsText(TextOf(required), TextOf(made), key, flexible);
        }
    }

    private static Agreement AgreeAsText(string required, string made, string key, IReadOnlyList<string>? flexible)
    {
        if (string.Equals(required.Trim(), made.Trim(), StringComparison.OrdinalIgnoreCase)) return Agreement.Exact;
        if (IsIdentifier(key)) return Agreement.None;
        if (Number(required) is { } a && Number(made) is { } b) return a == b ? Agreement.Exact : Agreement.None;
        var (left, right) = (Wordings.Of(required), Wordings.Of(made));
        if (left.Says(right)) return Agreement.Exact;
        if (flexible?.Contains(key, StringComparer.Ordinal) == true) return Agreement.InOtherWords;
        // Free text: a sentence, not a name or a choice. Figures in it must stay.
        if (left.Words.Count < 3 || left.Words.Where(HasDigit).Any(word => !right.Words.Contains(word, StringComparer.Ordinal))) return Agreement.None;
        return left.ShareIn(right) >= 0.6 || (right.Words.Count >= 2 && right.ShareIn(left) >= 0.8) ? Agreement.InOtherWords : Agreement.None;
    }

    /// <summary>Tells from the name of an argument whether its value identifies something.</summary>
    public static bool IsIdentifier(string key) => key.Equals("id", StringComparison.OrdinalIgnoreCase) || key.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
        || key.EndsWith("Id", StringComparison.Ordinal) || (key.Contains("_id_", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(key[^1]));

    private static bool HasDigit(string word) => word.Any(char.IsDigit);

    private static string TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value.GetRawText();
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: compared as it is written.
            return value.GetRawText();
        }
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Agreement Least(Agreement a, Agreement b) => a < b ? a : b;
}
