using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>Clusters: a list, one in full, or how a failure came to its own.</summary>
public sealed class ClustersAnswer : Answer
{
    private const int MembersShown = 20;

    public required IReadOnlyList<ClusterView> Clusters { get; init; }

    /// <summary>Set for <c>clusters why</c>.</summary>
    public ClusterWhyView? Why { get; init; }

    /// <summary>What was done, in one line, before the clusters; null when nothing was asked to be done.</summary>
    public string? Done { get; init; }

    public override string ToJson() => MachineJson.Write(new ClustersView(Clusters, Why)) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder();
        if (Done is { } done) text.Append(done).Append('\n');
        if (Why is { } why) Reasons(text, why);
        if (Clusters is [{ History: not null } one]) Whole(text, one);
        else if (Done is null && Why is null) List(text);
        return text.ToString();
    }

    private void List(StringBuilder text)
    {
        if (Clusters.Count == 0)
        {
            text.Append("No failures, so no clusters. 'faultline triage PATH' reads a run.\n");
            return;
        }

        var table = new TextTable("cluster", "failures", "cases", "runs", "what they say");
        foreach (var c in Clusters) table.Add(c.Id, Number(c.Failures), Number(c.Cases), Number(c.Runs), Visible.Line(c.Title));
        text.Append(table).Append(CultureInfo.InvariantCulture, $"\n{Counted.Of(Clusters.Sum(c => c.Failures), "failure")} in {Counted.Of(Clusters.Count, "cluster")}. 'faultline clusters show ID' shows one.\n");
    }

    private static void Whole(StringBuilder text, ClusterView c)
    {
        Line(text, $"[{c.Id}] {c.Title}");
        Line(text, Invariant($"{Counted.Of(c.Failures, "failure")} of {Counted.Of(c.Cases, "case")} in {Counted.Of(c.Runs, "run")}, {Counted.Of(c.Fingerprints.Count, "fingerprint")}, engine {c.Engine}"));
        if (c.Aliases.Count > 0) Line(text, $"also known as {string.Join(", ", c.Aliases)}");
        if (c.Rules is { } rules) Line(text, $"made by {(rules.Count == 1 ? "the rule" : "the rules")} {string.Join(", ", rules)} of this workspace; without {(rules.Count == 1 ? "it" : "them")}: {Shares(c.WithoutRules)}");
        if (c.Moved.Count > 0) Line(text, $"rules of this workspace moved {Counted.Of(c.Moved.Sum(m => m.Failures), "failure")} of it: {Shares(c.Moved)}");
        if (c.KeptApartFrom.Count > 0) Line(text, $"separated by hand from {string.Join(", ", c.KeptApartFrom)}");
        if (c.Key.Count > 0) Line(text, $"\n== Equal in all\n{string.Join('\n', c.Key.Select(k => "  " + k))}");
        foreach (var form in c.Forms) Form(text, form);
        if (c.SharedTerms is { } terms) Line(text, $"\n== Shared words\n  {string.Join(", ", terms)}");
        Line(text, $"\n== The rule that {(c.Rules is null ? "would define" : "defines")} it\n  {c.Rule}");
        Line(text, "\n== Failures");
        foreach (var m in c.Members.Take(MembersShown)) Line(text, $"  {m.Failure}  {m.Run[..Math.Min(8, m.Run.Length)]}  {m.Case}");
        if (c.Members.Count > MembersShown) Line(text, Invariant($"  ... {c.Members.Count - MembersShown} more; --json lists all"));
        if (c.Rules is null) Line(text, "\n== History");
        foreach (var step in c.History ?? []) Line(text, "  " + Step(step));
    }

    private static void Form(StringBuilder text, ClusterForm form)
    {
        Line(text, $"\n== What they say\n  {form.Template}");
        foreach (var v in form.Variables)
        {
            Line(text, Invariant($"  {v.Name}  {v.Reason}; {v.Distinct} values: {string.Join(", ", v.Values.Take(5).Select(x => Truncate.To(x.Value, 60) + (x.Count > 1 ? $" ({x.Count})" : "")))}"));
        }
    }

    private static void Reasons(StringBuilder text, ClusterWhyView why)
    {
        Line(text, $"[{why.Failure}] {why.Case} is in cluster {why.Cluster}");
        Line(text, $"fingerprint {why.Fingerprint}");
        if (why.Move is { } move)
        {
            Line(text, "\n== Moved by rules of this workspace");
            foreach (var rule in why.Rules ?? []) Line(text, Invariant($"  {rule.Id} ({rule.Does}), {rule.File} line {rule.Line}{(rule.SplitBy is null ? "" : $": {rule.SplitBy} is {rule.SplitValue}")}"));
            Line(text, $"  without {(why.Rules is { Count: 1 } ? "it" : "them")}: cluster {move.EngineCluster}");
        }

        Line(text, "\n== How it was read");
        foreach (var note in why.Notes) Line(text, $"  {note}");
        if (why.Key.Count > 0) Line(text, $"\n== What must be equal\n{string.Join('\n', why.Key.Select(k => "  " + k))}");
        Line(text, why.Headline.Length == 0 ? "\n== No words are compared: the key says it all" : $"\n== The line that is compared\n  {why.Headline}\n  as {string.Join(' ', why.Words)}");
        if (why.Placed is { } placed) Line(text, $"\n== Placed\n  {Step(placed)}");
        text.Append('\n');
    }

    private static string Shares(IReadOnlyList<ClusterShare> shares) => string.Join(", ", shares.Select(s => Invariant($"{s.Cluster} ({s.Failures})")));

    private static string Step(ClusterStepView s) =>
        $"{s.At ?? "?"}  {s.Change}{(s.Other is { } other ? " " + other : "")}{(s.Fingerprints is { } n ? Invariant($", {n} fingerprint{(n == 1 ? "" : "s")}") : "")}, by {s.By}{(s.Why is { } why ? $": {why}" : "")}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    // Log text is data: it must not steer the terminal it is shown on.
    private static void Line(StringBuilder text, string line) => text.Append(Visible.Block(line)).Append('\n');
}
