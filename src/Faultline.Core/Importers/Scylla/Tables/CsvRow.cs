using System.Globalization;

namespace Faultline.Importers.Scylla.Tables;

/// <summary>One row of a CSV file with its header; a blank field is absent.</summary>
internal sealed record CsvRow(int Line, string Raw, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Fields)
{
    public string? Text(string name) => Columns.TryGetValue(name, out var at) && at < Fields.Count && Fields[at].Length > 0 ? Fields[at] : null;

    public double? Double(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    public decimal? Money(string name) => decimal.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public long? Long(string name) => Double(name) is { } value && Math.Abs(value) < 1e15 && Math.Floor(value) == value ? (long)value : null;

    /// <summary>Python writes its booleans with capitals.</summary>
    public bool? Bool(string name) => Text(name) switch
    {
        "True" or "true" or "1" => true,
        "False" or "false" or "0" => false,
        _ => null,
    };
}
