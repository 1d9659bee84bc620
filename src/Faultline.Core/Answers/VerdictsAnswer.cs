using System.Globalization;
using System.Text;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>What reviewers said, of one failure or of the queue of disputed ones.</summary>
public sealed class VerdictsAnswer : Answer
{
    public required IReadOnlyList<FailureVerdictsView> Failures { get; init; }

    public bool IsQueue { get; init; }

    public override string ToJson() => MachineJson.Write(new VerdictsView(Failures)) + "\n";

    public override string ToText()
    {
        if (Failures.Count == 0) return "No failure is disputed.\n";
        var text = new StringBuilder();
        foreach (var failure in Failures) Write(text, failure);
        if (IsQueue) text.Append(CultureInfo.InvariantCulture, $"\n{Failures.Count} disputed. 'faultline verdict set FAILURE ...' decides one.\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, FailureVerdictsView failure)
    {
        text.Append(CultureInfo.InvariantCulture, $"[{failure.Failure}] {Visible.Line(failure.Case)}: {failure.Fault ?? "no label"} ({failure.Status}{(failure.Disputed ? ", disputed" : "")})\n");
        foreach (var vote in failure.Votes)
        {
            var confidence = vote.Confidence is { } sure ? string.Create(CultureInfo.InvariantCulture, $", confidence {sure:0.00}") : "";
            var from = vote.PropagatedFrom is { } read ? $", propagated from {string.Join(' ', read)}" : "";
            text.Append("  ").Append(Visible.Line(vote.Reviewer)).Append(": ").Append(vote.Fault).Append(" / ").Append(vote.Mechanism).Append(confidence).Append(from).Append('\n');
            text.Append("    ").Append(Visible.Line(vote.Reasoning)).Append('\n');
            foreach (var evidence in vote.Evidence) text.Append("    \"").Append(Visible.Line(evidence.Quote)).Append("\"  ").Append(Visible.Line(evidence.Source)).Append(' ').Append(evidence.Pointer).Append('\n');
        }

        if (failure.FailedReview is { } reason) text.Append("  last review failed: ").Append(Visible.Line(reason)).Append('\n');
    }
}
