using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>The section of a Markdown report about what reviewers found: where labels stand, where they moved to, and the buckets of causes.</summary>
internal static class MarkdownReview
{
    // Enough to see what the bucket is about; the others are in the list.
    private const int CitedPerBucket = 3;
    private const int MaxQuote = 200;

    internal static void Write(StringBuilder page, ReportModel model)
    {
        if (model.Review.Reviewed + model.Review.Propagated == 0) return;
        page.Append("\n## Review\n");
        Moves(page, model);
        foreach (var bucket in model.Buckets) Bucket(page, model, bucket);
    }

    internal static string Counts(ReviewCounts counts) => string.Create(CultureInfo.InvariantCulture,
        $"Labels: {counts.Reviewed} reviewed, {counts.Propagated} propagated, {counts.Provisional} provisional, {counts.Open} open; {counts.Disputed} disputed, {counts.FailedReviews} whose last review failed.");

    // The confusion table: what the rules said against what reviewers say. Propagated verdicts say nothing about a rule.
    private static void Moves(StringBuilder page, ReportModel model)
    {
        var read = model.Failures.Where(f => f.Status == LabelStatus.Reviewed).ToList();
        var columns = Enum.GetValues<Fault>().Where(f => read.Exists(r => r.Verdict!.Fault == f)).ToList();
        if (read.Count == 0) return;
        page.Append("\nProvisional labels against verdicts of reviewers who read the failure:\n\n| Provisional | ").AppendJoin(" | ", columns.Select(c => c.Name())).Append(" |\n| --- |");
        foreach (var _ in columns) page.Append(" ---: |");
        page.Append('\n');
        foreach (var row in read.GroupBy(f => f.Analysis.Finding?.Fault).OrderBy(g => g.Key is null).ThenBy(g => g.Key))
        {
            page.Append("| ").Append(row.Key?.Name() ?? "not labelled").Append(" | ")
                .AppendJoin(" | ", columns.Select(c => Wording.Number(row.Count(f => f.Verdict!.Fault == c)))).Append(" |\n");
        }
    }

    private static void Bucket(StringBuilder page, ReportModel model, MechanismBucket bucket)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {bucket.Fault.Name()} / {Markdown.Text(bucket.Mechanism)}: {bucket.Failures.Count}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{bucket.Read.Count} of {bucket.Failures.Count} were read");
        page.Append(bucket.Consequences.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {bucket.Consequences.Count} more are consequences of another failure and are not counted here") : "");
        page.Append(bucket.Read.Count < 2 && bucket.Failures.Count > 1 ? ". Fewer than two were read: take the bucket with care.\n" : ".\n");
        foreach (var id in bucket.Read.Take(CitedPerBucket))
        {
            var failure = model.Failures.First(f => f.Id == id);
            var evidence = failure.Verdict!.Evidence[0];
            page.Append("- [").Append(id).Append("] ").Append(Markdown.Code(Wording.CaseOf(failure))).Append(": ").Append(Markdown.Text(Visible.Line(failure.Verdict.Reasoning)))
                .Append(' ').Append(Markdown.Code(Truncate.To(Visible.Line(evidence.Quote), MaxQuote))).Append(" at ").Append(Markdown.Code(evidence.Source)).Append(' ').Append(Markdown.Code(evidence.Pointer)).Append('\n');
        }
    }
}
