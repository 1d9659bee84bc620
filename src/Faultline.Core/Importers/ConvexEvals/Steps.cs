using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The checks of one trial, joined from the documents that list its steps and from run.log.</summary>
internal static class Steps
{
    /// <summary>The steps of a debug info or of a row of run details; null when it lists none.</summary>
    public static List<Check>? Of(Node holder)
    {
        if (holder.Array("steps") is not { } steps) return null;
        var checks = new List<Check>();
        foreach (var step in steps.Items())
        {
            if (!step.IsObject)
            {
                step.Origin.Notes.Error(step.Origin.Path, $"'{step.Pointer}' is {Node.Kind(step.Element.ValueKind)}, expected a step; it is skipped.");
            }
            else if (step.Name("name") is not { } name)
            {
                step.Origin.Notes.Error(step.Origin.Path, $"'{step.Pointer}' has no name; expected one of {string.Join(", ", StepNames.Canonical)}. It is skipped.");
            }
            else
            {
                checks.Add(OfStep(step, StepNames.OfLabel(name) ?? name));
            }
        }

        return checks;
    }

    /// <summary>The failed step of a summary, which is all that a summary knows.</summary>
    public static List<Check> OfSummary(Node row)
    {
        if (row.Object("failedStep") is not { } step || step.Name("name") is not { } name) return [];
        return [Failed(StepNames.OfLabel(name) ?? name, step.Text("failureReason"), step.Field("failureReason"))];
    }

    /// <summary>Adds what <paramref name="other"/> knows more; says where the two contradict each other.</summary>
    public static List<Check> Join(List<Check> first, IEnumerable<Check> other, Action<Check, Check> onContradiction)
    {
        var joined = new List<Check>(first);
        foreach (var check in other)
        {
            var at = joined.FindIndex(known => known.Name == check.Name);
            if (at < 0)
            {
                joined.Add(check);
                continue;
            }

            var known = joined[at];
            if (known.Outcome != check.Outcome) onContradiction(known, check);
            else if (known.Message is null && check.Message is not null) joined[at] = known with { Message = check.Message, MessageAt = check.MessageAt };
        }

        return joined;
    }

    /// <summary>Canonical order, and the decisive text of each failed step from the log.</summary>
    public static IReadOnlyList<Check> Finish(IEnumerable<Check> checks, RunLog? log, Location? logAt)
        => [.. checks.OrderBy(check => StepNames.Order(check.Name)).Select(check => WithDetail(check, log, logAt))];

    /// <summary>The steps as the log alone tells them.</summary>
    public static List<Check> OfLog(RunLog log, Location logAt)
        => [.. log.Steps().Select(step => step.Passed
            ? new Check { Name = step.Step, Outcome = CheckOutcome.Passed }
            : new Check { Name = step.Step, Outcome = CheckOutcome.Failed, Message = step.Header.Text, MessageAt = At(logAt, step.Header) })];

    public static Location At(Location log, LogSection section) => (log with { Pointer = log.JsonPointer }).Lines(section.FirstLine - 1, section.LineCount);

    private static Check WithDetail(Check check, RunLog? log, Location? logAt)
    {
        if (check.Outcome != CheckOutcome.Failed || log is null || logAt is null) return check;
        return log.DetailOf(check.Name, check.Message) is { } section
            ? check with { Detail = section.Text, DetailAt = At(logAt, section) }
            : check;
    }

    private static Check OfStep(Node step, string name)
    {
        var status = step.Object("status");
        var kind = status?.Name("kind");
        var outcome = kind switch
        {
            "passed" => CheckOutcome.Passed,
            "failed" => CheckOutcome.Failed,
            "skipped" => CheckOutcome.Skipped,
            _ => CheckOutcome.Unknown,
        };
        if (outcome == CheckOutcome.Unknown && kind is not null and not "running")
        {
            step.Complain("status/kind", $"'{kind}'", "'passed', 'failed', 'skipped' or 'running'");
        }

        var check = outcome == CheckOutcome.Failed && status is { } s
            ? Failed(name, s.Text("failureReason"), s.Field("failureReason"))
            : new Check { Name = name, Outcome = outcome };
        return check with { DurationMs = status?.Number("durationMs") };
    }

    private static Check Failed(string name, string? message, Location at)
        => new() { Name = name, Outcome = CheckOutcome.Failed, Message = message, MessageAt = message is null ? null : at };
}
