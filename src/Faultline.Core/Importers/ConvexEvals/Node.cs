using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Where a JSON document came from, for pointers and for complaints.</summary>
internal sealed record Origin(string Path, string Source, Notes Notes);

/// <summary>A JSON value with its pointer. Fields of a wrong type read as absent, and the notes say so.</summary>
internal readonly record struct Node(JsonElement Element, string Pointer, Origin Origin)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public Location At => new(Origin.Source, Pointer);

    public Location Field(string name) => new(Origin.Source, Join(name));

    public string Join(string name) => $"{Pointer}/{Escape(name)}";

    /// <summary>A token of a JSON Pointer (RFC 6901).</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>True when the field is there, be it null.</summary>
    public bool Has(string name) => IsObject && Element.TryGetProperty(name, out _);

    public string? Text(string name) => Get(name, JsonValueKind.String, "a text")?.Element.GetString();

    /// <summary>Like <see cref="Text"/>, and an empty text counts as absent: an id or a name cannot be empty.</summary>
    public string? Name(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public Node? Object(string name) => Get(name, JsonValueKind.Object, "an object");

    public Node? Array(string name) => Get(name, JsonValueKind.Array, "a list");

    public double? Number(string name)
    {
        if (Get(name, JsonValueKind.Number, "a number") is not { } node) return null;
        if (node.Element.TryGetDouble(out var value) && double.IsFinite(value)) return value;
        Complain(name, "a number outside the range of a double", "a number");
        return null;
    }

    public long? Count(string name)
    {
        if (Number(name) is not { } value) return null;
        if (value >= 0 && value < 1e15 && Math.Floor(value) == value) return (long)value;
        Complain(name, value.ToString(CultureInfo.InvariantCulture), "a count");
        return null;
    }

    public IEnumerable<Node> Items()
    {
        var i = 0;
        foreach (var item in Element.EnumerateArray())
        {
            yield return new Node(item, string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{i++}"), Origin);
        }
    }

    public IEnumerable<(string Name, Node Value)> Fields()
    {
        foreach (var property in Element.EnumerateObject()) yield return (property.Name, new Node(property.Value, Join(property.Name), Origin));
    }

    public void Complain(string name, string found, string expected)
        => Origin.Notes.Error(Origin.Path, $"'{Join(name)}' is {found}, expected {expected}; it is read as absent.");

    private Node? Get(string name, JsonValueKind kind, string expected)
    {
        if (!IsObject || !Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == kind) return new Node(value, Join(name), Origin);
        Complain(name, Kind(value.ValueKind), expected);
        return null;
    }

    public static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        JsonValueKind.Undefined => "nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a JSON kind"),
    };
}
