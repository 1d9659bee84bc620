using System.Globalization;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>The phrases that every written report shares. What was not measured says so; a measured zero is a 0.</summary>
internal static class Wording
{
    internal const string NotRecorded = "not recorded";

    internal const string Abstained = "not labelled: every rule abstained";

    internal const string Closing = "These are my findings. Would you like me to implement any of these recommendations, or would you like to discuss specific failures in more detail?";

    internal static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? NotRecorded;

    internal static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    internal static string Rate(Proportion? score) =>
        score is null ? NotRecorded : $"{Percent((double)score.Count / score.Of)}, 95% Wilson interval {Percent(score.Low)} to {Percent(score.High)}";

    /// <summary>Dollars to the cent; less than half a cent with as many digits as show it.</summary>
    internal static string Usd(decimal? dollars) => dollars switch
    {
        null => NotRecorded,
        not 0 and > -0.005m and < 0.005m => "$" + dollars.Value.ToString("0.00####", CultureInfo.InvariantCulture),
        _ => "$" + Math.Round(dollars.Value, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>A count with its share of a whole: <c>24 (51.1%)</c>; the count alone of an empty whole.</summary>
    internal static string WithShare(int count, int whole) =>
        whole > 0 ? $"{Number(count)} ({Percent((double)count / whole)})" : Number(count);

    internal static string Duration(double? milliseconds)
    {
        if (milliseconds is not { } ms) return NotRecorded;
        if (ms < 1000) return ms.ToString("0.#", CultureInfo.InvariantCulture) + " ms";
        var seconds = ms / 1000;
        return seconds < 60
            ? seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
            : string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s (about {seconds / 60:0.0} min)");
    }

    internal static string Usage(Usage? usage)
    {
        if (usage is null) return NotRecorded;
        var cost = usage.CostUsd is { } usd ? usd.ToString("0.######", CultureInfo.InvariantCulture) + " USD" : NotRecorded;
        return $"input tokens {Number(usage.InputTokens)}, output tokens {Number(usage.OutputTokens)}, total tokens {Number(usage.TotalTokens)}, cost {cost}";
    }

    internal static string Step(FailureReport failure) => failure.Trial.FirstFailedCheck?.Name ?? CheckCount.NoneRecorded;

    /// <summary>The case, with session and attempt where there were more than the first.</summary>
    internal static string CaseOf(FailureReport failure)
    {
        var key = failure.Trial.Key;
        return key is { Session: 1, Attempt: 1 }
            ? key.Case
            : string.Create(CultureInfo.InvariantCulture, $"{key.Case} (session {key.Session}, attempt {key.Attempt})");
    }

    internal static string Label(FailureReport failure) => failure.Label?.Fault.Name() ?? "not labelled";

    internal static string Status(LabelStatus status) => status switch
    {
        LabelStatus.Unlabelled => "unlabelled",
        LabelStatus.Provisional => "provisional",
        LabelStatus.Reviewed => "reviewed",
        LabelStatus.Propagated => "propagated",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a label status"),
    };

    internal static string Group(RecommendationGroup group) => group switch
    {
        RecommendationGroup.EvalImprovements => "Eval improvements",
        RecommendationGroup.LintConfigAndInfrastructure => "Lint/config and infrastructure",
        RecommendationGroup.ModelSpecificNotes => "Model-specific notes",
        RecommendationGroup.NoActionNeeded => "No action needed",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "not a group of recommendations"),
    };

    /// <summary>Listed failures with this fault; null counts the unlabelled.</summary>
    internal static int CountOf(ReportModel model, Fault? fault) => model.Failures.Count(failure => failure.Label?.Fault == fault);

    /// <summary>What a run without a failure may claim: that all passed only when every case of it has a result.</summary>
    internal static string WithoutFailures(ReportModel model)
    {
        var totals = model.Totals;
        var open = (totals.Unfinished ?? 0) + (totals.Missing ?? 0);
        if (totals.Passed is { } passed && passed == totals.Cases && open == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"All {passed} evals passed. There are no failures to analyse.");
        }

        return $"No failure is recorded. Unfinished: {Number(totals.Unfinished)}; missing: {Number(totals.Missing)}. They do not count as passed.";
    }
}
