using System.Globalization;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>Known gaps, with what is to be said of them.</summary>
public sealed class GapsAnswer : Answer
{
    public required IReadOnlyList<GapView> Gaps { get; init; }

    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>A sentence before the list; null for none.</summary>
    public string? Said { get; init; }

    /// <summary>True when a check found stale or expired gaps.</summary>
    public bool HasFindings => Gaps.Any(g => g.State is "stale" or "expired" or "without-match");

    public override string ToJson() => MachineJson.Write(new GapsView(Gaps, Skipped, DiagnosticViews)) + "\n";

    public override string ToText()
    {
        var skipped = string.Concat(Skipped.Select(s => $"no evidence: {Visible.Line(s)}\n"));
        if (Gaps.Count == 0) return skipped + (Said ?? "No known gaps. 'faultline gaps add' registers one.") + "\n";
        var isChecked = Gaps.Any(g => g.State is not null);
        var table = isChecked ? new TextTable("gap", "state", "case", "detail") : new TextTable("gap", "status", "case", "expires", "reason", "where");
        foreach (var gap in Gaps)
        {
            if (isChecked) table.Add(gap.Id, gap.State ?? "-", gap.Case ?? "-", Visible.Line(gap.Detail ?? "-"));
            else table.Add(gap.Id, gap.Status, gap.Case ?? "-", gap.Expires ?? "-", Truncate.To(Visible.Line(gap.Reason), 70), string.Create(CultureInfo.InvariantCulture, $"{gap.File}:{gap.Line}"));
        }

        return (Said is null ? "" : Said + "\n") + table + skipped;
    }
}
