using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>What runtime.json and the judge's summary say beside the rows. Rows win where they differ.</summary>
internal sealed record RunMetadata
{
    public string? Model { get; init; }

    public int? Turns { get; init; }

    public required string Mode { get; init; }

    public string? Status { get; init; }

    public string? JudgeVersion { get; init; }

    /// <summary>Turns that the summary says were scored.</summary>
    public int? Scored { get; init; }

    public static RunMetadata Of(RunSource source, List<ImportDiagnostic> notes)
    {
        if (source.IsLooseFile || source.Name is not null) return new RunMetadata { Mode = "unknown" };
        using var runtime = Document(source, "runtime.json", notes);
        using var summary = source.Judge is { } judge ? Document(source, $"{judge}_summary.json", notes) : null;
        var (facts, counts) = (runtime?.RootElement ?? default, summary?.RootElement ?? default);
        return new RunMetadata
        {
            Model = facts.At("model_name").Text() ?? counts.At("model_name").Text(),
            Turns = facts.At("total_attempted").TryGetInt32Safe() ?? facts.At("turns").TryGetInt32Safe(),
            // Continuous runs write no mode; without a runtime.json nobody knows.
            Mode = runtime is null ? "unknown" : facts.At("mode").Text() ?? "normal",
            Status = facts.At("status").Text(),
            JudgeVersion = counts.At("judge_version").Text(),
            Scored = counts.At("turns_scored").TryGetInt32Safe(),
        };
    }

    /// <summary>The turns the run set out to take: as many as runtime.json says.</summary>
    public IReadOnlyList<string>? Planned => Turns is > 0 and < 1_000_000 ? [.. Enumerable.Range(0, Turns.Value).Select(RowTrial.CaseOf)] : null;

    private static JsonDocument? Document(RunSource source, string name, List<ImportDiagnostic> notes)
    {
        var path = Path.Join(source.Folder, name);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), RowTrial.Lenient);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            notes.Add(new ImportDiagnostic(source.ShownFor(path), null, DiagnosticSeverity.Error, string.Create(CultureInfo.InvariantCulture, $"It cannot be read: {e.Message} The run is read without it.")));
            return null;
        }
    }
}
