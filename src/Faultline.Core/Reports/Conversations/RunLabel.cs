using Faultline.Model;

namespace Faultline.Reports.Conversations;

/// <summary>A run under the name that tells it from the others: the model, and the run's id where a model has several runs.</summary>
internal sealed record RunLabel(string Name, ReportModel Model)
{
    private const string Ended = "[MODEL_ENDED_SESSION]";
    private const string Empty = "[EMPTY_RESPONSE";

    /// <summary>Failed rows with the marker of an ended session, the closing turn left out.</summary>
    public int EndedSession => Count(failure => Starts(failure, Ended) && failure.Trial.Key.Case != Closing);

    public int EmptyResponse => Count(failure => Starts(failure, Empty));

    private string? Closing => Model.Run.PlannedCases is { Count: > 0 } planned ? planned.Max(CaseOrder.Instance) : null;

    /// <summary>The model's run and its peers, in their order.</summary>
    public static IReadOnlyList<RunLabel> All(ReportModel model)
    {
        List<ReportModel> runs = [model, .. model.Peers];
        return [.. runs.Select(run => new RunLabel(
            runs.Count(other => other.Run.Model == run.Run.Model) > 1 || run.Run.Model is null ? $"{run.Run.Model ?? "unknown model"} ({run.Run.Id})" : run.Run.Model, run))];
    }

    private static bool Starts(FailureReport failure, string marker) =>
        failure.Trial.Artifacts.FirstOrDefault(artifact => artifact.Name == "assistant_text")?.Text?.StartsWith(marker, StringComparison.Ordinal) == true;

    private int Count(Func<FailureReport, bool> of) => Model.Failures.Count(of);
}
