using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Reads the texts of one eval and makes its trial.</summary>
internal sealed class TrialBuilder(string runId, EvalSources sources, Notes notes)
{
    public Trial? Build()
    {
        using var debugJson = Parse(sources.Debug);
        using var detailsJson = Parse(sources.Details);
        using var summaryJson = Parse(sources.Summary);
        var debug = NodeOf(sources.Debug, debugJson);
        var details = NodeOf(sources.Details, detailsJson);
        var summary = NodeOf(sources.Summary, summaryJson);
        var eval = debug?.Object("eval");
        Node?[] statuses = [details?.Object("status"), eval?.Object("status")];
        if (sources.Case is not { } path)
        {
            notes.Error(sources.All.First().Document.Path, $"Eval '{sources.Id}' has no 'evalPath', 'category' and 'name'; expected 'category/name'. It is skipped.");
            return null;
        }

        var checks = Checks(debug, details, summary);
        var outcome = Decide(statuses, summary is not null, checks);
        var (error, errorAt) = Error(statuses, summary);
        var trial = new Trial
        {
            Key = new TrialKey(runId, path, Attempt: sources.Attempt),
            Outcome = outcome,
            ExternalId = sources.Id,
            Category = Field("category", eval, details, summary) ?? CasePath.CategoryOf(path),
            Name = Field("name", eval, details, summary) ?? CasePath.NameOf(path),
            Error = error,
            ErrorAt = errorAt,
            DurationMs = statuses.Select(status => status?.Number("durationMs")).FirstOrDefault(value => value is not null),
            Usage = statuses.Select(status => status is { } s ? RunFacts.UsageOf(s) : null).FirstOrDefault(value => value is not null),
        };
        // A passed trial is only counted: its files would be read for nothing.
        return outcome == Outcome.Passed ? trial with { Checks = Steps.Finish(checks, null, null) } : WithFiles(trial, checks, debug, eval, details);
    }

    private Trial WithFiles(Trial trial, List<Check> checks, Node? debug, Node? eval, Node? details)
    {
        var outputs = debug?.Object("outputFiles") is { } inOutput ? TrialFiles.OfJson(inOutput)
            : sources.OutputZip is { } outputZip ? Archive.Read(outputZip, notes) : [];
        var own = debug?.Object("evalSourceFiles") is { } inSource ? TrialFiles.OfJson(inSource)
            : sources.SourceZip is { } sourceZip ? Archive.Read(sourceZip, notes) : [];
        var log = outputs.FirstOrDefault(file => file.Name == TrialFiles.RunLogName);
        var read = log?.Text is { } text ? new RunLog(text) : null;
        return trial with
        {
            Checks = Steps.Finish(checks, read, log?.At),
            Artifacts = [.. TrialFiles.Outputs(outputs), .. TrialFiles.Sources(own, TaskOf(eval) ?? TaskOf(details))],
        };
    }

    private static (string Text, Location At)? TaskOf(Node? holder) => holder?.Text("task") is { Length: > 0 } task ? (task, holder.Value.Field("task")) : null;

    private JsonDocument? Parse((ConvexDocument Document, EvalRow Row)? source) => source is var (document, row) ? document.Parse(row, notes) : null;

    private Node? NodeOf((ConvexDocument Document, EvalRow Row)? source, JsonDocument? json)
        => source is var (document, row) && json is not null ? document.NodeOf(json, row, notes) : null;

    private List<Check> Checks(Node? debug, Node? details, Node? summary)
    {
        var first = debug is { } d ? Steps.Of(d) : null;
        var second = details is { } r ? Steps.Of(r) : null;
        var failed = summary is { } s ? Steps.OfSummary(s) : [];
        var joined = first is not null && second is not null ? Steps.Join(first, second, Contradiction) : first ?? second ?? [];
        return Steps.Join(joined, failed, Contradiction);
    }

    private void Contradiction(Check first, Check second)
        => notes.Warning(sources.All.First().Document.Path, $"Step '{first.Name}' of '{sources.Case}' is '{first.Outcome}' here and '{second.Outcome}' in another file of this run. The former is used.");

    private Outcome Decide(Node?[] statuses, bool isListedAsFailed, List<Check> checks)
    {
        var said = new List<(Outcome Outcome, string Kind, Node Status)>();
        foreach (var status in statuses)
        {
            if (status is not { } s || s.Name("kind") is not { } kind) continue;
            if (Known(kind) is { } outcome) said.Add((outcome, kind, s));
            else s.Complain("kind", $"'{kind}'", "'pending', 'running', 'passed' or 'failed'");
        }

        if (said.Count > 0)
        {
            var (outcome, kind, status) = said[0];
            var other = said.FirstOrDefault(next => next.Outcome != outcome);
            if (other.Kind is not null) notes.Warning(status.Origin.Path, $"'{sources.Case}' is '{kind}' here and '{other.Kind}' in '{other.Status.Origin.Source}'. The former is used.");
            else if (isListedAsFailed && outcome != Outcome.Failed) notes.Warning(status.Origin.Path, $"'{sources.Case}' is '{kind}' here and listed as 'failed' in '{notes.SourceOf(sources.Summary!.Value.Document.Path)}'. The former is used.");
            return outcome;
        }

        if (isListedAsFailed || checks.Any(check => check.Outcome == CheckOutcome.Failed)) return Outcome.Failed;
        notes.Error(sources.All.First().Document.Path, $"'{sources.Case}' has no status; it counts as unfinished.");
        return Outcome.Unfinished;
    }

    private static Outcome? Known(string kind) => kind switch
    {
        "passed" => Outcome.Passed,
        "failed" => Outcome.Failed,
        "pending" or "running" => Outcome.Unfinished,
        _ => null,
    };

    private static (string? Text, Location? At) Error(Node?[] statuses, Node? summary)
    {
        foreach (var status in statuses.Reverse())
        {
            if (status is { } s && s.Text("failureReason") is { } reason) return (reason, s.Field("failureReason"));
        }

        return summary is { } row && row.Text("failureReason") is { } text ? (text, row.Field("failureReason")) : (null, null);
    }

    private static string? Field(string name, params ReadOnlySpan<Node?> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is { } n && n.Name(name) is { } value) return value;
        }

        return null;
    }
}
