using System.Text;
using Faultline.Model;

namespace Faultline.Reports;

/// <summary>
/// Where a report of a run belongs: <c>{provider}/{model}/{first 8 of run id}_{date}</c>. Names come from logs, so every segment
/// is reduced to letters, digits, dot, dash and underscore, and none can climb out of the root.
/// </summary>
internal static class ReportPath
{
    private const int PrefixLength = 8;
    private const int MaxSegment = 80;

    // Names that Windows keeps for devices, with any extension.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    internal static string For(ReportModel model, string extension) => $"{FolderFor(model)}.{extension}";

    /// <summary>The same path for a folder.</summary>
    internal static string FolderFor(ReportModel model)
    {
        var provider = Segment(model.Run.Provider, "unknown-provider");
        IEnumerable<string> names = (model.Run.Model ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var segments = names.ToList();
        if (segments.Count > 1 && string.Equals(segments[0], model.Run.Provider, StringComparison.OrdinalIgnoreCase)) segments.RemoveAt(0);
        var folder = segments.Count == 0 ? "unknown-model" : string.Join('/', segments.Select(name => Segment(name, "unknown-model")));
        return $"{provider}/{folder}/{Segment(RunIdPrefix(model.Run.Id), "run")}_{Date(model)}";
    }

    internal static string RunIdPrefix(string id) => id.Length <= PrefixLength ? id : id[..PrefixLength];

    /// <summary>The run's day in UTC, or the report's where the run has none.</summary>
    internal static string Date(ReportModel model) =>
        Day.Of(model.Run.Date) ?? Day.Of((DateOnly?)model.ReportDate);

    /// <summary>A name for one file or folder, at most 80 characters; <paramref name="fallback"/> when nothing of the name can stand in one.</summary>
    internal static string Segment(string? name, string fallback)
    {
        var slug = new StringBuilder();
        foreach (var c in name ?? "")
        {
            // No two dots in a row: harmless inside a name, but nobody should have to think about it.
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (c == '.' && !(slug.Length > 0 && slug[^1] == '.'))) slug.Append(c);
            else if (c != '.' && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var safe = slug.ToString().Trim('.', '-', '_');
        if (safe.Length == 0) return fallback;
        if (safe.Length > MaxSegment) safe = safe[..MaxSegment].TrimEnd('.', '-', '_');
        return IsDevice(safe) ? "x-" + safe : safe;
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].ToLowerInvariant();
        return Devices.Contains(stem, StringComparer.Ordinal)
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3]) && (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)));
    }
}
