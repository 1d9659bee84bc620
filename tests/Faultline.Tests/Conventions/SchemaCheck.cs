using System.Text.Json;

namespace Faultline.Tests.Conventions;

/// <summary>The part of JSON Schema that our schemas use: type, properties, required, items, additionalProperties, $ref.</summary>
internal static class SchemaCheck
{
    public static void Check(JsonElement root, JsonElement schema, JsonElement value, string at, List<string> problems)
    {
        if (schema.ValueKind != JsonValueKind.Object) return;
        if (schema.TryGetProperty("$ref", out var reference)) schema = Follow(root, reference.GetString()!);
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t)))
        {
            problems.Add($"{at}: {value.ValueKind}, not {type.GetRawText()}");
            return;
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index))) Check(root, items, item, $"{at}/{index}", problems);
        }

        if (value.ValueKind == JsonValueKind.Object) CheckObject(root, schema, value, at, problems);
    }

    private static void CheckObject(JsonElement root, JsonElement schema, JsonElement value, string at, List<string> problems)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(n => n.GetString()!))
                if (!value.TryGetProperty(name, out _)) problems.Add($"{at}: '{name}' is missing; absent values are null");
        }

        var known = schema.TryGetProperty("properties", out var properties);
        var open = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(property.Name, out var inner)) Check(root, inner, property.Value, $"{at}/{property.Name}", problems);
            else if (open) Check(root, others, property.Value, $"{at}/{property.Name}", problems);
            else if (known) problems.Add($"{at}: '{property.Name}' is not in the schema");
        }
    }

    private static JsonElement Follow(JsonElement root, string reference)
    {
        foreach (var part in reference.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            root = root.ValueKind == JsonValueKind.Array ? root[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : root.GetProperty(name);
        }

        return root;
    }

    private static IEnumerable<string> Types(JsonElement type)
        => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "a type that JSON does not have"),
    };
}
