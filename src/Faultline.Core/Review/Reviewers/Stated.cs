using System.Text.Json;

namespace Faultline.Review.Reviewers;

/// <summary>Numbers as a server states them; null when it states none.</summary>
internal static class Stated
{
    public static long? Whole(JsonElement owner, string name)
        => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? number : null;

    public static decimal? Money(JsonElement owner, string name)
        => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0 ? number : null;
}
