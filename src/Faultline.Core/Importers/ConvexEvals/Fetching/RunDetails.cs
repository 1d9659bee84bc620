using System.Text.Json;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>The part of <c>runs:getRunDetails</c> that says what to download.</summary>
/// <param name="IsRunning">True for a run that may still gain evals.</param>
internal sealed record RunDetails(int EvalCount, bool IsRunning, IReadOnlyList<FailedEval> Failed)
{
    /// <summary>Null when the value does not have the form of run details.</summary>
    public static RunDetails? TryRead(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("evals", out var evals) || evals.ValueKind != JsonValueKind.Array) return null;
        var failed = new List<FailedEval>();
        foreach (var eval in evals.EnumerateArray())
        {
            if (eval.ValueKind != JsonValueKind.Object || Text(eval, "_id") is not { } id) return null;
            if (Kind(eval) != "failed") continue;
            failed.Add(new FailedEval(id, Text(eval, "evalPath") ?? id, Text(eval.GetProperty("status"), "outputStorageId"), Text(eval, "evalSourceStorageId")));
        }

        return new RunDetails(evals.GetArrayLength(), Kind(value) is "pending" or "running", failed);
    }

    private static string? Kind(JsonElement element)
        => element.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object ? Text(status, "kind") : null;

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
