using System.Globalization;
using System.Text;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>How far labels can be trusted.</summary>
public sealed class AgreementAnswer : Answer
{
    public required AgreementView View { get; init; }

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(View.Failures, "failure")} in {Counted.Of(View.Runs.Count, "run")}. Intervals are 95 %; of kappa, AC1 and alpha by bootstrap over failures.\n");
        if (View.Pairs.Count == 0) text.Append("No two parties labelled a failure in common. 'faultline review' and 'faultline verdict set' add verdicts.\n");
        foreach (var pair in View.Pairs) Pair(text, pair);
        if (View.Alpha is { } alpha) text.Append("\nKrippendorff's alpha over all who read: ").Append(Of(alpha)).Append('\n');
        foreach (var c in View.Calibration)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nConfidence of {Visible.Line(c.Party)} against {Visible.Line(c.Reference)}, {c.Count} labels: calibration error {Number(c.Ece)}; ");
            text.Append(c.Threshold is { } from
                ? string.Create(CultureInfo.InvariantCulture, $"{Percent(c.Coverage)} of the labels are right at least {Percent(c.Precision)} of the time (confidence from {from:0.00})\n")
                : string.Create(CultureInfo.InvariantCulture, $"no share of the labels is right {Percent(c.Precision)} of the time\n"));
        }

        Shares(text);
        return text.ToString();
    }

    private void Shares(StringBuilder text)
    {
        if (View.Shares.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\nShares of the faults, corrected by {View.Shares[0].Labelled} labels of people (PPI++)\n");
        var table = new TextTable("fault", "naive", "corrected", "people only");
        foreach (var s in View.Shares) table.Add(s.Fault, Percent(s.Naive), Range(s.Corrected), Range(s.PeopleOnly));
        text.Append(table);
    }

    private static void Pair(StringBuilder text, AgreementPairView pair)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{Visible.Line(pair.Other)} against {Visible.Line(pair.Reference)}: {pair.Common} failures in common, {pair.Apart} labelled by one only\n");
        text.Append("  agreement ").Append(pair.Accuracy is { } a ? Range(a) : "-").Append(", Cohen's kappa ").Append(Of(pair.Kappa)).Append(", Gwet's AC1 ").Append(Of(pair.Ac1))
            .Append(", macro F1 ").Append(Number(pair.MacroF1)).Append('\n');
        var table = new TextTable("fault", pair.Reference, pair.Other, "both", "precision", "recall", "F1", "kappa");
        foreach (var c in pair.Classes) table.Add(c.Fault, Count(c.Reference), Count(c.Other), Count(c.Both), Number(c.Precision), Number(c.Recall), Number(c.F1), Number(c.Kappa));
        text.Append(table);
        foreach (var (from, row) in pair.Confusion)
            text.Append("  ").Append(from).Append(" -> ").AppendJoin(", ", row.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"))).Append('\n');
    }

    internal static string Of(EstimateView? estimate)
    {
        if (estimate is null) return "not defined";
        return estimate is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.00} ({low:0.00} to {high:0.00})") : Number(estimate.Value);
    }

    internal static string Range(EstimateView estimate) => $"{Percent(estimate.Value)} ({Percent(estimate.Low)} to {Percent(estimate.High)})";

    internal static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Percent(double? value) => value is { } share ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "-";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
