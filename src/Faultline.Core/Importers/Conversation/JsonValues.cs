using System.Text.Json;

namespace Faultline.Importers.Conversation;

/// <summary>Lenient reading of values that real files write in several ways.</summary>
internal static class JsonValues
{
    extension(JsonElement element)
    {
        public int? TryGetInt32Safe() => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null;

        public JsonElement At(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

        /// <summary>The string; a string with half a surrogate pair as it is written; null for anything else.</summary>
        public string? Text()
        {
            if (element.ValueKind != JsonValueKind.String) return null;
            try
            {
                return element.GetString();
            }
            catch (InvalidOperationException)
            {
                return element.GetRawText();
            }
        }

        public double? Number() => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

        public long? Long() => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) ? number : null;
    }
}
