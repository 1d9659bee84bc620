using System.Globalization;

namespace Faultline.Importers.Scylla.Json;

/// <summary>A value of a loosely read JSON file, with its line. Numbers may be NaN or infinite: Python writes them bare.</summary>
internal sealed class JsonValue
{
    public required JsonForm Form { get; init; }

    /// <summary>Line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>A text's content, or a number as it is written.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>False when the file ended, or was damaged, before the value did.</summary>
    public bool IsWhole { get; set; } = true;

    public bool IsObject => Form == JsonForm.Object;

    /// <summary>The last member of that name; null when there is none.</summary>
    public JsonMember? Member(string name)
    {
        for (var i = Members.Count - 1; i >= 0; i--)
            if (Members[i].Name == name) return Members[i];
        return null;
    }

    /// <summary>The value of a member that is there and not null.</summary>
    public JsonValue? Get(string name) => Member(name)?.Value is { Form: not JsonForm.Null } value ? value : null;

    public bool Has(string name) => Member(name) is not null;

    public string? String(string name) => Get(name) is { Form: JsonForm.Text } value ? value.Text : null;

    public bool? Bool(string name) => Get(name)?.Form switch
    {
        JsonForm.True => true,
        JsonForm.False => false,
        _ => null,
    };

    /// <summary>A finite number; a number written as text counts too.</summary>
    public double? Double(string name) =>
        Get(name) is { Form: JsonForm.Number or JsonForm.Text, Text: { } text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : null;

    public decimal? Money(string name) =>
        Get(name) is { Form: JsonForm.Number or JsonForm.Text, Text: { } text } && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public long? Long(string name) => Double(name) is { } value && Math.Abs(value) < 1e15 && Math.Floor(value) == value ? (long)value : null;

    public int? Int(string name) => Long(name) is { } value && value is >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public JsonValue? Object(string name) => Get(name) is { IsObject: true } value ? value : null;

    public IReadOnlyList<JsonValue> List(string name) => Get(name) is { Form: JsonForm.List } value ? value.Items : [];
}
