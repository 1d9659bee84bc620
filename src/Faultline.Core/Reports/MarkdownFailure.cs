using System.Globalization;
using System.Text;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>The section of a Markdown report about one failure.</summary>
internal static class MarkdownFailure
{
    private const int MaxMessage = 400;

    internal static void Write(StringBuilder page, int number, FailureReport failure, IReadOnlyList<PriorReport> reports)
    {
        var finding = failure.Analysis.Finding;
        var status = failure.Label is null ? "" : $" ({Wording.Status(failure.Status)}{(failure.IsDisputed ? ", disputed" : "")})";
        page.Append(CultureInfo.InvariantCulture, $"\n### {number}) {Markdown.Text(Wording.CaseOf(failure))} — {Wording.Label(failure)}{status}\n\n");
        Bullet(page, "Id", $"[{failure.Id}]" + (failure.Trial.ExternalId is { } external ? $" (in the harness: {Markdown.Code(external)})" : ""));
        if (failure.Trial.Outcome == Outcome.Errored) Bullet(page, "Outcome", "errored: no verdict was reached");
        Bullet(page, "Failed step", Markdown.Text(Wording.Step(failure)));
        Bullet(page, "Error", failure.OneLineError is { } line ? Markdown.Code(line) : "the logs give no text");
        Checks(page, failure.Trial);
        if (failure.Verdict is { } verdict) Verdict(page, verdict);
        if (failure.FailedReview is { } failed) Bullet(page, "Last review failed", Markdown.Text(Truncate.To(Visible.Line(failed), MaxMessage)));
        if (failure.Verdict is not null && finding is not null)
        {
            Bullet(page, "Rules said", $"{Markdown.Code(Versioned(finding))}: {finding.Fault.Name()} ({Confidence(finding)}). {Markdown.Text(finding.Reason)}");
        }
        else if (failure.Verdict is null && finding is null)
        {
            Bullet(page, "Reasoning", Wording.Abstained);
        }
        else if (finding is not null)
        {
            Bullet(page, "Rule", $"{Markdown.Code(Versioned(finding))}, mechanism {Markdown.Code(finding.Mechanism)}, confidence {Confidence(finding)}");
            Bullet(page, "Reasoning", Markdown.Text(finding.Reason));
            if (finding.Missing is { } missing) Bullet(page, "Missing", Markdown.Text(missing));
            Evidence(page, finding.Evidence);
        }

        if (failure.Cluster is { Move: not null } moved) Bullet(page, "Cluster", $"{Markdown.Code(moved.Cluster)} {Markdown.Text(ClusterText.Name(moved)!)}, {Markdown.Text(ClusterText.Why(moved)!)}");
        foreach (var met in (failure.Analysis.Policy ?? []).Where(met => !met.Decides))
        {
            Bullet(page, met.Kind == "rule" ? "Rule of this workspace" : "Known gap", string.Create(CultureInfo.InvariantCulture, $"{Markdown.Code(met.Id)} ({Markdown.Text(met.Does)}), {Markdown.Code(Path.GetFileName(met.File))} line {met.Line}"));
        }

        foreach (var other in failure.Analysis.Others)
        {
            Bullet(page, "Another rule said", $"{Markdown.Code(Versioned(other))}: {other.Fault.Name()} ({Confidence(other)}). {Markdown.Text(other.Reason)}");
        }

        if (failure.Recurrence is { } recurrence) MarkdownMemory.Failure(page, recurrence);
        else Prior(page, failure, reports);
        Snippet(page, "Model snippet", failure.Model, "none: no source points at a line of the output");
        Snippet(page, "Expected snippet", failure.Expected, "none: no similar lines in a reference answer");
    }

    private static void Checks(StringBuilder page, Trial trial)
    {
        page.Append("- **All failed checks**:");
        var failed = trial.Checks.Where(check => check.Outcome == CheckOutcome.Failed).ToList();
        page.Append(failed.Count == 0 ? " none recorded\n" : "\n");
        foreach (var check in failed)
        {
            page.Append("  - ").Append(Markdown.Text(check.Name)).Append(": ")
                .Append(check.Message is { } message ? Markdown.Text(Truncate.To(Visible.Line(message), MaxMessage)) : "no message").Append('\n');
        }
    }

    private static void Verdict(StringBuilder page, Verdict verdict)
    {
        var sure = verdict.Confidence is { } confidence ? string.Create(CultureInfo.InvariantCulture, $", confidence {confidence:0.00}") : "";
        Bullet(page, "Verdict by", $"{Markdown.Code(verdict.Reviewer)}, mechanism {Markdown.Code(verdict.Mechanism)}{(verdict.SubMechanism is { } sub ? $" ({Markdown.Code(sub)})" : "")}{sure}");
        if (verdict.PropagatedFrom is { } read) Bullet(page, "Propagated from", string.Join(' ', read.Select(id => $"[{id}]")));
        if (verdict.Root is { } root) Bullet(page, "Consequence of", Markdown.Code(root));
        Bullet(page, "Reasoning", Markdown.Text(Visible.Line(verdict.Reasoning)));
        if (verdict.Missing is { } missing) Bullet(page, "Missing", Markdown.Text(Visible.Line(string.Join("; ", missing))));
        if (verdict.CounterArgument is { } against) Bullet(page, "Case against it", Markdown.Text(Visible.Line(against)));
        Evidence(page, verdict.Evidence);
    }

    private static void Evidence(StringBuilder page, IReadOnlyList<Evidence> all)
    {
        page.Append("- **Evidence**:").Append(all.Count == 0 ? " none\n" : "\n");
        foreach (var evidence in all)
        {
            page.Append("  - ").Append(Markdown.Code(evidence.Source)).Append(' ').Append(Markdown.Code(evidence.Pointer)).Append(": ")
                .Append(Markdown.Code(Truncate.To(Visible.Line(evidence.Quote), MaxMessage))).Append('\n');
        }
    }

    private static void Prior(StringBuilder page, FailureReport failure, IReadOnlyList<PriorReport> reports)
    {
        foreach (var report in reports)
        {
            foreach (var match in report.Matches.Where(match => match.Case == failure.Trial.Key.Case).OrderBy(match => match.Line))
            {
                Bullet(page, "Repeat", $"{Markdown.Code(report.Path)} line {Wording.Number(match.Line)} says {Markdown.Text(match.Label ?? "nothing of a label")}");
            }
        }
    }

    private static void Snippet(StringBuilder page, string title, CodeSnippet? snippet, string none)
    {
        if (snippet is null)
        {
            Bullet(page, title, none);
            return;
        }

        var line = snippet.FirstLine is { } first ? string.Create(CultureInfo.InvariantCulture, $" from line {first}") : "";
        page.Append("- **").Append(title).Append("**: ").Append(Markdown.Code(snippet.Name)).Append(line).Append("\n\n")
            .Append(Markdown.Fence(snippet.Text, Language(snippet.Name)));
    }

    private static string Language(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 || name.Length - dot > 6 ? "" : name[(dot + 1)..];
    }

    private static string Versioned(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Rule}@{finding.Version}");

    private static string Confidence(Finding finding) => finding.Confidence.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Bullet(StringBuilder page, string name, string value) => page.Append("- **").Append(name).Append("**: ").Append(value).Append('\n');
}
