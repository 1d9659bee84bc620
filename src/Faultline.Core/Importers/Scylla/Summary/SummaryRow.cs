using Faultline.Model;

namespace Faultline.Importers.Scylla.Summary;

/// <summary>A row of the summary with what only the importer needs to know of it.</summary>
/// <param name="Index">Place in the list of rows, from 0.</param>
internal sealed record SummaryRow(int Index, BatchRow Row)
{
    /// <summary>Name of the experiment's folder; the path before it is that of the machine on which the batch ran.</summary>
    public string? Folder { get; } = Row.ResultFolder is { } path ? LastSegment(path) : null;

    private static string? LastSegment(string path)
    {
        var trimmed = path.TrimEnd('/', '\\');
        var name = trimmed[(trimmed.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length == 0 ? null : name;
    }
}
