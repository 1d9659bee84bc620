using System.Globalization;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>Makes the trial of an attempt, with where each of its facts was read.</summary>
internal sealed class TrialMaker(string run, string summarySource)
{
    public Trial Of(Draft draft)
    {
        var outcome = draft.Outcome;
        var checks = Checks(draft);
        var facts = new List<Fact>();
        Frame(draft, facts);
        var errors = Errors(draft, checks);
        facts.AddRange(errors);
        var decisive = errors.FirstOrDefault(e => e.Severity == "error");
        return new Trial
        {
            Key = new TrialKey(run, draft.Case, draft.Session, draft.Attempt),
            Outcome = outcome,
            Name = draft.Row?.Row.Name,
            ExternalId = draft.FolderName,
            Checks = checks,
            Error = outcome == Outcome.Errored && decisive is not null ? $"{decisive.Code}: {decisive.Message}" : null,
            ErrorAt = outcome == Outcome.Errored && decisive is not null ? new Location(decisive.Evidence.Source, decisive.Evidence.Pointer) : null,
            DurationMs = (draft.Log?.Seconds ?? draft.Log?.Block?.Seconds ?? (draft.OwnsReport ? draft.Tree?.Seconds : null) ?? (draft.Row is { Row: { IsBlank: false, Status: "pass" or "fail" } row } ? row.DurationSeconds : null)) * 1000,
            Usage = draft.Cost is { } cost ? new Usage { CostUsd = cost } : null,
            StartedAt = draft.Start,
            EndedAt = draft.End,
            ExitCode = draft.ExitCode,
            SpendUsd = draft.Spend,
            Facts = facts,
            AgentRuns = Runs(draft, errors),
            Thread = draft.Thread,
        };
    }

    private static List<Check> Checks(Draft draft)
    {
        if (draft.Log is { Block: { HasResult: true } block } log)
        {
            return [.. block.Tiers.Select(tier => new Check
            {
                Name = tier.Name,
                // Above one half is a pass for the runner only when the judge says so too, which is what makes a tier the best one.
                Outcome = block.NothingPassed is null && tier.Passed ? CheckOutcome.Passed : CheckOutcome.Failed,
                Message = tier.Line.Text.Trim(),
                MessageAt = new Location(log.Source, Line(tier.Line.Number)),
            })];
        }

        if (!draft.OwnsReport || draft.Tree is not { } tree) return [];
        return [.. tree.Tiers.Where(t => t.At is not null).Select(tier => new Check
        {
            Name = tier.Name,
            Outcome = tree.BestTier is not null && tier.BestScore > 0.5 ? CheckOutcome.Passed : CheckOutcome.Failed,
            Message = tier.At!.Quote,
            MessageAt = new Location(tier.At.Source, tier.At.Pointer),
        })];
    }

    // What the attempt's frame says. These are no errors: 'info' keeps them out of the search for one.
    private void Frame(Draft draft, List<Fact> facts)
    {
        if (draft.Log is { } log)
        {
            if (log.HasStartLine) facts.Add(Info("start", new Evidence(log.Source, Line(log.StartLine), $"Starting {draft.Case}"), "the attempt was started"));
            if (log is { CompletedLine: { } number, CompletedText: { } completed })
            {
                var quote = completed[(completed.IndexOf("] ", StringComparison.Ordinal) + 2)..];
                facts.Add(Info("exit", new Evidence(log.Source, Line(number), quote), quote) with { Code = log.ExitCode?.ToString(CultureInfo.InvariantCulture) });
            }

            if (!log.IsOver)
            {
                facts.Add(Info("no-end", new Evidence(log.Source, Line(log.StartLine), log.HasStartLine ? $"Starting {draft.Case}" : draft.Case),
                    string.Create(CultureInfo.InvariantCulture, $"the log has no 'Completed' line for this attempt; its last line is {log.LastLine}")));
            }

            if (log.StartError is { } start) facts.Add(new Fact { Kind = "start-error", Code = start.IsUnexpected ? "unexpected" : null, Message = start.Text[(start.Text.IndexOf("ERROR: ", StringComparison.Ordinal) + 7)..], Severity = "error", Evidence = ErrorFacts.At(log.Source, start) });
            if (log.Signal is { } signal) facts.Add(new Fact { Kind = "signal", Message = "the experiment was told to stop", Severity = "error", Evidence = ErrorFacts.At(log.Source, signal) });
            if (log.ResumeLine is { } resume) facts.Add(Info("resume", ErrorFacts.At(log.Source, resume), "the attempt went on from an earlier one's checkpoint"));
            if (log.Block?.CostLine is { } cost) facts.Add(Info("cost", ErrorFacts.At(log.Source, cost), cost.Text));
            if ((log.Block?.NothingPassed ?? log.Block?.BestLine) is { } result) facts.Add(Info("result", ErrorFacts.At(log.Source, result), result.Text));
            return;
        }

        if (draft.Row is { } row)
        {
            facts.Add(Info("result", new Evidence(row.Row.At.Source, row.Row.At.Pointer, row.Row.StatusQuote), $"the summary's row says '{row.Row.Status}'"));
            if (row.Row is { Status: "error", Error: { } error } && (row.Row.ExitCode == -1 || error.StartsWith("[Errno 2]", StringComparison.Ordinal)))
                facts.Add(new Fact { Kind = "start-error", Message = error, Severity = "error", Evidence = new Evidence(summarySource, row.Row.At.Pointer, row.Row.StatusQuote) });
        }

        if (draft.OwnsReport && draft.Tree?.CostAt is { } reported) facts.Add(Info("cost", reported, reported.Quote));
        if (draft.OwnsReport && draft.Tree?.BestTierAt is { } best) facts.Add(Info("result", best, best.Quote));
        if (draft.Tree is { Status: "interrupted" or "paused_rate_limit" or "running", StatusAt: { } status }) facts.Add(Info("checkpoint", status, status.Quote) with { Code = draft.Tree.Status });
        if (draft.IsFirstRunFromDisk && draft.Runs.Select(r => r.Run.JudgeEvidence).FirstOrDefault(e => e is not null) is { } judged) facts.Add(Info("result", judged, "run results that a later attempt did not overwrite"));
    }

    private static List<Fact> Errors(Draft draft, List<Check> checks)
    {
        var failed = checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var facts = draft.Log is { } log ? ErrorFacts.OfLog(log, failed).ToList() : [];
        if (facts.Count == 0 && draft is { OwnsReport: true, IsFirstRunFromDisk: false, Tree: { } tree }) facts.AddRange(ErrorFacts.OfTree(tree));
        return facts;
    }

    private static List<AgentRun>? Runs(Draft draft, List<Fact> errors)
    {
        if (draft.Runs.Count > 0) return [.. draft.Runs.Select(r => r.Run)];
        return draft.Log is { } log && draft.Tree is null && log.AgentEnded.Total > 0 ? LogRuns.Of(log, errors) : null;
    }

    private static Fact Info(string kind, Evidence evidence, string message) => new() { Kind = kind, Severity = "info", Message = message.Trim(), Evidence = evidence };

    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"#L{number}");
}
