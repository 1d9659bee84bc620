using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>One failure with its texts.</summary>
public sealed class ShowAnswer : Answer
{
    // Enough to see what a file is about; --full prints the rest.
    private const int Head = 40;
    private const int Tail = 15;

    public required Run Run { get; init; }

    public required Trial Trial { get; init; }

    public required Analysis Analysis { get; init; }

    /// <summary>Its place among the clusters; null when it was not looked for.</summary>
    public ClusterMember? Member { get; init; }

    /// <summary>What reviewers said; null when nobody did.</summary>
    public ReviewStanding? Standing { get; init; }

    /// <summary>What is known of it from before.</summary>
    public required Recurrence? Recurrence { get; init; }

    public override string ToJson() => MachineJson.Write(new ShownFailureView(
        Views.Of(Run, Trial, Analysis, DecisiveError.Of(Trial, Analysis), Member, Standing) with { Recurrence = Recurrence },
        [.. Trial.Artifacts.Select(a => Views.Of(Run, a))],
        [.. Analysis.Others.Select(Views.Of)])) + "\n";

    public override string ToText() => ToText(full: false);

    /// <param name="full">Every text in full length; otherwise long ones show head and tail and say what is between.</param>
    public string ToText(bool full)
    {
        var text = new StringBuilder();
        Header(text);
        Checks(text, full);
        Verdicts(text);
        Findings(text);
        foreach (var kind in new[] { ArtifactKind.Task, ArtifactKind.GapNote }) Artifacts(text, kind, full);
        SideBySide(text, full);
        foreach (var kind in new[] { ArtifactKind.Grader, ArtifactKind.Log, ArtifactKind.Other }) Artifacts(text, kind, full);
        return text.ToString();
    }

    private void Header(StringBuilder text)
    {
        Line(text, $"[{Analysis.Failure}] {Trial.Key.Case}");
        Line(text, $"run {Run.Id}, {Run.Provider ?? "unknown provider"}/{Run.Model ?? "unknown model"}, {Run.Experiment ?? "no experiment named"}");
        Line(text, $"error: {DecisiveError.Of(Trial, Analysis) ?? "nothing in the logs says why"}");
        if (Member is { } member) Line(text, $"cluster {member.Cluster}{(ClusterText.Name(member) is { } name ? $" '{Plain(name)}' {ClusterText.Why(member)}" : "")}, fingerprint {member.Fingerprint}");
    }

    private void Checks(StringBuilder text, bool full)
    {
        Title(text, "Checks");
        if (Trial.Checks.Count == 0) Line(text, $"none was reached; the trial says: {Plain(Trial.Error ?? "nothing")}");
        foreach (var check in Trial.Checks)
        {
            Line(text, $"{check.Outcome.ToString().ToLowerInvariant(),-8} {check.Name}");
            if (check.Outcome != CheckOutcome.Failed) continue;
            var at = check.DetailAt ?? check.MessageAt;
            Block(text, check.Detail ?? check.Message ?? "(it says nothing)", full);
            if (at is not null) Line(text, $"  at {at.Source} {at.Pointer}");
        }
    }

    private void Verdicts(StringBuilder text)
    {
        if (Standing is null) return;
        Title(text, Standing.IsDisputed ? "Verdicts (disputed)" : "Verdicts");
        foreach (var verdict in Standing.Votes)
        {
            var counts = verdict == Standing.Verdict ? " (counts)" : "";
            var from = verdict.PropagatedFrom is { } read ? $", propagated from {string.Join(' ', read)}" : "";
            Line(text, $"{verdict.Fault.Name()} / {verdict.Mechanism}  by {Plain(verdict.Reviewer)}{from}{counts}");
            Line(text, $"  {Plain(verdict.Reasoning)}");
            foreach (var evidence in verdict.Evidence) Line(text, $"  \"{Plain(evidence.Quote)}\"  {evidence.Source} {evidence.Pointer}");
        }

        if (Standing.Failed is { } failed) Line(text, $"last review, by {Plain(failed.Reviewer)}, failed: {Plain(failed.Reason)}");
    }

    private void Findings(StringBuilder text)
    {
        Title(text, "Provisional label");
        if (Analysis.Finding is { } finding) Finding(text, finding);
        else Line(text, "none: every rule abstained");
        foreach (var other in Analysis.Others)
        {
            Line(text, "also:");
            Finding(text, other);
        }

        foreach (var met in (Analysis.Policy ?? []).Where(met => !met.Decides))
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{met.Kind} {met.Id} ({met.Does}) matches too: {met.File}:{met.Line}"));
        Before(text);
        Title(text, "Facts");
        if (Analysis.Facts.Count == 0) Line(text, "none");
        foreach (var fact in Analysis.Facts)
        {
            var place = fact.File is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{fact.File}:{fact.Line}: ");
            Line(text, $"{fact.Kind} {fact.Code} {place}{Plain(fact.Message.Split('\n')[0])}");
        }
    }

    private void Before(StringBuilder text)
    {
        if (Recurrence is not { } known) return;
        Title(text, "From before");
        Line(text, MemoryText.Of(known));
        foreach (var label in known.Labels) Line(text, "labelled " + Plain(MemoryText.Label(label)));
        if (known is { LabelsDisagree: true, Leading: { } leading }) Line(text, "they disagree; " + Plain(MemoryText.Leading(leading)));
        foreach (var action in known.ShouldBeFixedBy) Line(text, $"should have been fixed by: {action.Date} {Plain(action.What.Split('\n')[0])} ({action.Source})");
    }

    private static void Finding(StringBuilder text, Finding finding)
    {
        Line(text, string.Create(CultureInfo.InvariantCulture, $"{finding.Fault.Name()} / {finding.Mechanism}{(finding.SubMechanism is { } kind ? $" / {kind}" : "")}  ({finding.Rule}@{finding.Version}, confidence {finding.Confidence:0.00})"));
        Line(text, $"  {finding.Reason}");
        if (finding.Root is { } root) Line(text, $"  consequence of: {root}");
        if (finding.Missing is { } missing) Line(text, $"  missing: {missing}");
        foreach (var evidence in finding.Evidence) Line(text, $"  \"{Plain(evidence.Quote)}\"  {evidence.Source} {evidence.Pointer}");
    }

    // Each output file is followed by the reference's file of the same name, so that the eye can compare.
    private void SideBySide(StringBuilder text, bool full)
    {
        var expected = Trial.Of(ArtifactKind.Expected).ToList();
        foreach (var output in Trial.Of(ArtifactKind.Output))
        {
            Artifact(text, "Output", output, full);
            var same = expected.FirstOrDefault(e => e.Name == output.Name);
            if (same is null) continue;
            Artifact(text, "Expected", same, full);
            expected.Remove(same);
        }

        foreach (var rest in expected) Artifact(text, "Expected (no such output)", rest, full);
    }

    private void Artifacts(StringBuilder text, ArtifactKind kind, bool full)
    {
        foreach (var artifact in Trial.Of(kind)) Artifact(text, kind.ToString(), artifact, full);
    }

    private static void Artifact(StringBuilder text, string what, Artifact artifact, bool full)
    {
        Title(text, $"{what}: {artifact.Name}");
        if (artifact.Note is { } note) Line(text, $"({note})");
        if (artifact.Text is { } content) Block(text, content, full);
    }

    private static void Block(StringBuilder text, string content, bool full)
    {
        var lines = content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var cut = !full && lines.Length > Head + Tail + 5;
        foreach (var line in cut ? lines[..Head] : lines) Line(text, $"  {Plain(line)}");
        if (!cut) return;
        Line(text, string.Create(CultureInfo.InvariantCulture, $"  ... {lines.Length - Head - Tail} lines left out here, --full prints them ..."));
        foreach (var line in lines[^Tail..]) Line(text, $"  {Plain(line)}");
    }

    private static void Title(StringBuilder text, string title) => text.Append('\n').Append("== ").Append(title).Append('\n');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    // Log text is data: it must not steer the terminal it is shown on.
    private static string Plain(string line) => Visible.Block(line);
}
