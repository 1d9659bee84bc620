using System.Text.Json;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>The report model as JSON, for programs. The texts of artifacts are left out; their places are kept.</summary>
public sealed class JsonRunReport : IReport
{
    private const string LeftOut = "text left out of the report: see 'at'";

    public string Id => "json";

    public string Title => "Everything the report says, as one JSON document";

    public IReadOnlyList<ReportFile> Write(ReportModel model)
    {
        var slim = model with { Failures = [.. model.Failures.Select(failure => failure with { Trial = WithoutTexts(failure.Trial) })] };
        return [new ReportFile(ReportPath.For(model, "json"), JsonSerializer.Serialize(slim, ReportJsonContext.Default.ReportModel) + "\n")];
    }

    private static Trial WithoutTexts(Trial trial) => trial with
    {
        Artifacts = [.. trial.Artifacts.Select(artifact => artifact.Text is null ? artifact : artifact with { Text = null, Note = artifact.Note ?? LeftOut })],
    };
}
