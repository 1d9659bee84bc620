using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>What one document says about its run. Null where it is silent.</summary>
internal sealed record RunFacts
{
    public string? Model { get; init; }

    public string? ModelName { get; init; }

    public string? Provider { get; init; }

    public string? Experiment { get; init; }

    public string? BenchmarkVersion { get; init; }

    public DateTimeOffset? Date { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public double? DurationMs { get; init; }

    public Usage? Usage { get; init; }

    public IReadOnlyList<string>? Planned { get; init; }

    public ReportedTotals? Reported { get; init; }

    public static RunFacts OfSummary(Node value, Node? run)
    {
        var reported = new ReportedTotals(CountOf(value, "totalEvals"), CountOf(value, "passedCount"), CountOf(value, "failedCount"));
        return (run is { } r ? OfRun(r) : new RunFacts()) with { Reported = reported is { Cases: null, Passed: null, Failed: null } ? null : reported };
    }

    public static RunFacts OfDetails(Node run) => OfRun(run) with
    {
        BenchmarkVersion = run.Text("benchmarkVersion"),
        Date = DateOf(run),
        Planned = PlannedOf(run),
    };

    public static RunFacts OfRun(Node run)
    {
        var status = run.Object("status");
        return new RunFacts
        {
            Model = run.Name("model"),
            ModelName = run.Name("formattedName"),
            Provider = run.Name("provider"),
            Experiment = run.Name("experiment"),
            Status = status?.Name("kind"),
            StatusReason = status?.Text("failureReason"),
            DurationMs = status?.Number("durationMs"),
            Usage = status is { } s ? UsageOf(s) : null,
        };
    }

    /// <summary>Tokens and the provider's own cost figure, where the status of a run or an eval has them.</summary>
    public static Usage? UsageOf(Node status)
    {
        if (status.Object("usage") is not { } usage) return null;
        var cost = usage.Object("raw") is { } raw && raw.Element.TryGetProperty("cost", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Number && value.TryGetDecimal(out var amount)
            ? amount
            : (decimal?)null;
        var read = new Usage
        {
            InputTokens = usage.Count("inputTokens"),
            OutputTokens = usage.Count("outputTokens"),
            TotalTokens = usage.Count("totalTokens"),
            CostUsd = cost,
        };
        return read == new Usage() ? null : read;
    }

    private static int? CountOf(Node node, string name) => node.Count(name) is { } count and <= int.MaxValue ? (int)count : null;

    private static DateTimeOffset? DateOf(Node run)
    {
        if (run.Number("_creationTime") is not { } ms) return null;
        // Whole milliseconds: the fraction only orders documents that were created together.
        if (ms is > 0 and < 253_402_300_800_000) return DateTimeOffset.FromUnixTimeMilliseconds((long)ms);
        run.Complain("_creationTime", "outside the calendar", "milliseconds since 1970");
        return null;
    }

    private static List<string>? PlannedOf(Node run)
    {
        if (run.Array("plannedEvals") is not { } list) return null;
        var planned = new List<string>();
        foreach (var item in list.Items())
        {
            if (item.Element.ValueKind == System.Text.Json.JsonValueKind.String && item.Element.GetString() is { Length: > 0 } name) planned.Add(name);
            else item.Origin.Notes.Error(item.Origin.Path, $"'{item.Pointer}' is {Node.Kind(item.Element.ValueKind)}, expected 'category/name'; it is skipped.");
        }

        return planned;
    }
}
