using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports;

/// <summary>What is remembered, in plain sentences.</summary>
public static class MemoryText
{
    /// <summary>One sentence about the failures of a run; it names what they were held against.</summary>
    public static string Counts(ReportModel model)
    {
        var states = model.Failures.Select(f => f.Recurrence?.State).OfType<string>().ToList();
        var (fresh, again, back) = (states.Count(s => s == "new"), states.Count(s => s == "recurring"), states.Count(s => s == "regressed"));
        var otherwise = model.Failures.Count(f => f.Recurrence is { LabelledOtherwiseNow: true });
        var disagree = model.Failures.Count(f => f.Recurrence is { LabelsDisagree: true });
        return Say($"Of {states.Count} failures {fresh} are new, {again} recurring and {back} regressed (an earlier action should have fixed them)")
            + (otherwise > 0 ? Say($"; {otherwise} were labelled otherwise before") : "") + (disagree > 0 ? Say($"; on {disagree} earlier labels disagree") : "") + ".";
    }

    /// <summary>One line about a failure.</summary>
    public static string Of(Recurrence recurrence)
    {
        if (recurrence.State == "new") return "new: no earlier failure has its cause, or its case and step";
        var runs = recurrence.Occurrences.Select(o => o.Run).Distinct(StringComparer.Ordinal).Count();
        var models = recurrence.Occurrences.Select(o => o.Model).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return Say($"{recurrence.State}, {(recurrence.Since is { } since ? "since " + since : "undated")}, in {runs} other {(runs == 1 ? "run" : "runs")} of {models} {(models == 1 ? "model" : "models")}; matched by {Words(recurrence.Match)}");
    }

    /// <summary>As <see cref="Of"/>, in fewer words.</summary>
    public static string Short(Recurrence recurrence)
    {
        var runs = recurrence.Occurrences.Select(o => o.Run).Distinct(StringComparer.Ordinal).Count();
        var labels = recurrence.LabelsDisagree ? "; earlier labels disagree" + (recurrence.Leading is { } leading ? $", {Leading(leading)}" : "") : recurrence.LabelledOtherwiseNow ? Say($"; was {recurrence.Labels[^1].Label}") : "";
        return Say($"{recurrence.State} since {recurrence.Since ?? "an unknown day"} ({runs} {(runs == 1 ? "run" : "runs")}, by {Words(recurrence.Match)}){labels}");
    }

    /// <summary>Which label weighs most, and by whom.</summary>
    public static string Leading(LeadingLabel leading) => leading.By switch
    {
        "people" => Say($"people say {leading.Label}{Count(leading)}"),
        "readers" => Say($"who read it says mostly {leading.Label}{Count(leading)}"),
        _ => Say($"nobody is known to have read it; mostly {leading.Label}{Count(leading)}"),
    };

    /// <summary>Who labelled it what, when and where; nothing of it is escaped.</summary>
    public static string Label(EarlierLabel label)
        => $"{label.Label} {(label.By is { } who ? $"by {who}" : "")}{(label is { By: not null, Basis: "reviewed" } ? "" : $"({label.Basis})")}, {label.Date ?? "undated"}, {(label.By is null ? label.Source : "verdict on " + label.Source["verdict:".Length..])}{(label.Case is { } other ? $" of case {other}" : "")}";

    private static string Count(LeadingLabel leading) => leading.Of == 1 ? "" : Say($" ({leading.Labels} of {leading.Of}, {100 * leading.Share:0} % by weight, later ones weigh more)");

    internal static string Match(EarlierOccurrence seen)
        => seen.Match == "cause" ? $"the same cause in '{seen.Case}'" : Words(seen.Match);

    private static string Words(string? match) => match switch
    {
        "cause-and-case" => "cause and case",
        "cause" => "cause, in other cases",
        "case-and-step" => "case and step, a cause is not known",
        "case-and-step-other-error" => "case and step, with another error",
        _ => "nothing",
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
