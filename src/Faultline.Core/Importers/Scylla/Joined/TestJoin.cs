using Faultline.Importers.Scylla.Logs;
using Faultline.Importers.Scylla.Summary;
using Faultline.Importers.Scylla.Trees;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>Puts together what logs, summary and trees say about one test: one draft for each attempt at it.</summary>
internal sealed class TestJoin(IReadOnlyList<Session> sessions)
{
    // What rounding to four decimals can make of a sum.
    private const decimal Rounding = 0.001m;

    /// <summary>Attempts by session and attempt.</summary>
    public IReadOnlyList<Draft> Join(string id, IReadOnlyList<(LogAttempt Log, int Session, int Thread)> logs, SummaryRow? row, IReadOnlyList<ExperimentTree> trees)
    {
        var drafts = logs.Select(l => FromLog(id, l.Log, l.Session, l.Thread)).ToList();
        foreach (var tree in trees)
        {
            if (drafts.All(d => d.Log?.Folder != tree.Folder.Name) && drafts.FirstOrDefault(d => IsMaker(d, tree)) is { Log: { } maker }) maker.Folder = tree.Folder.Name;
            var told = drafts.Where(d => d.Log?.Folder == tree.Folder.Name).ToList();
            if (told.Count == 0) drafts.AddRange(FromTree(id, tree, row));
            // The log of the attempt that made these results is gone; the folder still holds them.
            else if (told.All(d => d.Log!.AgentEnded.Total == 0) && FirstRun.IsOverwritten(tree)) drafts.Insert(0, FirstOf(id, tree));
        }

        if (row is not null)
        {
            var writer = RowMatch.Find(row, drafts);
            if (writer is null) drafts.Add(writer = FromRow(id, row));
            writer.Row = row;
            writer.ExitCode ??= row.Row.ExitCode;
            if (writer.End is null && writer.Log?.IsEnded != true && row.Row.DurationSeconds is { } seconds and > 0 && row.Row.Status is "pass" or "fail") writer.End = writer.Start?.AddSeconds(seconds);
        }

        foreach (var tree in trees) Assign(tree, [.. drafts.Where(d => d.FolderName == tree.Folder.Name)]);
        foreach (var lost in drafts.Where(d => d.Tree is null && d.FolderName is not null).GroupBy(d => d.FolderName, StringComparer.Ordinal)) Printed([.. lost]);
        foreach (var draft in drafts.Where(d => d.Log is { StartError.IsUnexpected: false, Folder: null })) draft.Spend ??= 0m;
        return Numbered(drafts);
    }

    // The line that names the folder is lost; no other attempt ran when the folder was made.
    private static bool IsMaker(Draft draft, ExperimentTree tree) =>
        draft is { Log: { Folder: null, StartError: null }, Start: { } start } && tree.Folder.CreatedAt >= start.AddSeconds(-2)
        && (draft.End is { } end ? tree.Folder.CreatedAt <= end : tree.Folder.CreatedAt <= start.AddSeconds(60));

    private static Draft FromLog(string id, LogAttempt log, int session, int thread) =>
        new() { Case = id, Session = session, Thread = thread, Log = log, Start = log.Start, End = log.End, ExitCode = log.ExitCode };

    private IEnumerable<Draft> FromTree(string id, ExperimentTree tree, SummaryRow? row)
    {
        var start = tree.StartedAt ?? tree.Folder.CreatedAt;
        if (FirstRun.IsOverwritten(tree))
        {
            var last = tree.CompletedAt ?? start;
            yield return FirstOf(id, tree);
            yield return new Draft { Case = id, Session = SessionAt(last, isLater: true), Thread = row?.Row.Thread, Tree = tree, Start = tree.Seconds is { } took ? last.AddSeconds(-took) : null, End = tree.CompletedAt };
            yield break;
        }

        yield return new Draft { Case = id, Session = SessionAt(start), Thread = row?.Row.Thread, Tree = tree, Start = start, End = tree.CompletedAt };
    }

    private Draft FirstOf(string id, ExperimentTree tree) =>
        new() { Case = id, Session = SessionAt(tree.Folder.CreatedAt), Tree = tree, IsFirstRunFromDisk = true, Start = tree.Folder.CreatedAt };

    private Draft FromRow(string id, SummaryRow row) => new()
    {
        Case = id,
        Thread = row.Row.Thread,
        Session = row.Folder is { } folder && row.Row.Status is "pass" or "fail" && ExperimentFolder.Of(row.Folder!) is { } made ? SessionAt(made.CreatedAt) : Math.Max(1, sessions.Count),
        Start = row.Row.Status is "pass" or "fail" && row.Folder is not null ? ExperimentFolder.Of(row.Folder)?.CreatedAt : null,
        ExitCode = row.Row.ExitCode,
    };

    private int SessionAt(DateTimeOffset time, bool isLater = false)
    {
        var index = 1;
        foreach (var session in sessions) if (session.Start <= time.AddSeconds(1)) index = session.Index;
        // Nothing but the folder tells of a second attempt: where only one session is known it belongs to it too.
        return isLater ? Math.Max(index, Math.Min(sessions.Count, 1)) : index;
    }

    private static void Assign(ExperimentTree tree, List<Draft> drafts)
    {
        if (drafts.Count == 0) return;
        var owner = drafts.LastOrDefault(d => !d.IsFirstRunFromDisk && IsWithin(tree, d))
            ?? drafts.LastOrDefault(d => d.Log?.Block is { HasResult: true })
            ?? drafts.LastOrDefault(d => !d.IsFirstRunFromDisk && d.Log?.IsEnded != false)
            ?? drafts[^1];
        foreach (var draft in drafts)
        {
            draft.Tree = tree;
            draft.OwnsReport = ReferenceEquals(draft, owner) && tree.HasReport && draft.Log?.Block is not { HasResult: false };
        }

        foreach (var run in tree.Runs)
        {
            var maker = Maker(run, drafts);
            if (run.Cost is { } cost) maker.Spend = (maker.Spend ?? 0m) + cost;
            foreach (var draft in drafts)
                if (ReferenceEquals(draft, maker) || draft.Log?.Judged.CountOf(run.Subtest) > 0) draft.Runs.Add(ReferenceEquals(draft, maker) || !run.IsSetAside ? AsOf(draft, run, drafts.Count) : run);
        }

        // A file that is lost does not make money unspent: the attempt printed what it had cost.
        var known = drafts.Sum(d => d.Spend ?? 0m);
        var most = drafts.MaxBy(d => d.Cost ?? 0m)!;
        if (most.Cost is { } printed && printed - known > Rounding) most.Spend = (most.Spend ?? 0m) + printed - known;
    }

    private static bool IsWithin(ExperimentTree tree, Draft draft) =>
        tree.HasReport && tree.CompletedAt is { } done && draft.Start is { } start && draft.End is { } end && done >= start.AddSeconds(-2) && done <= end.AddSeconds(2);

    // The agent ran in the first attempt whose log says that it ended there; later ones used its result again.
    private static Draft Maker(TreeRun run, List<Draft> drafts) =>
        drafts.FirstOrDefault(d => d.Log?.AgentEnded.CountOf(run.Subtest) > 0)
        ?? drafts.FirstOrDefault(d => d.IsFirstRunFromDisk)
        ?? drafts.LastOrDefault(d => d.Log is { IsEnded: false })
        ?? drafts[0];

    // A judgement that a later attempt made is none of this one's.
    private static TreeRun AsOf(Draft draft, TreeRun run, int attempts)
    {
        if (attempts == 1 || draft.Log is null || draft.Log.Judged.CountOf(run.Subtest) > 0) return run;
        return run with { Run = run.Run with { IsJudged = null, Score = null, Passed = null, JudgeEvidence = null } };
    }

    // The folder is gone: each attempt's own figure is all there is; a resumed one repeats what was spent before.
    private static void Printed(List<Draft> drafts)
    {
        var spent = 0m;
        foreach (var draft in drafts)
        {
            if (draft.Cost is not { } cost) continue;
            draft.Spend = Math.Max(0m, cost - spent);
            spent = Math.Max(spent, cost);
        }
    }

    private static List<Draft> Numbered(List<Draft> drafts)
    {
        List<Draft> ordered = [.. drafts.OrderBy(d => d.Session).ThenBy(d => d.Start ?? DateTimeOffset.MaxValue).ThenBy(d => d.Log?.StartLine ?? int.MaxValue)];
        foreach (var session in ordered.GroupBy(d => d.Session))
        {
            var attempt = 1;
            foreach (var draft in session) draft.Attempt = attempt++;
        }

        return ordered;
    }
}
