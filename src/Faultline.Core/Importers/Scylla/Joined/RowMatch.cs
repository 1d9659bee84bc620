using Faultline.Importers.Scylla.Summary;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>Finds the attempt that wrote a test's final row.</summary>
internal static class RowMatch
{
    // The log prints four decimals.
    private const decimal Rounding = 0.0001m;

    /// <summary>Null when no attempt can have written it.</summary>
    public static Draft? Find(SummaryRow row, IReadOnlyList<Draft> attempts)
    {
        Draft? best = null;
        var most = 0;
        foreach (var attempt in attempts)
        {
            var score = Score(row, attempt);
            // Of equals the last: the summary is rewritten after every attempt.
            if (score == 0 || score < most) continue;
            (best, most) = (attempt, score);
        }

        return best;
    }

    private static int Score(SummaryRow row, Draft attempt)
    {
        var log = attempt.Log;
        if (log is null) return FromDisk(row, attempt);
        if (!log.IsEnded || log.ExitCode is null) return Unended(row, attempt);
        if (row.Row.ExitCode is { } code && log.ExitCode is { } said && code != said) return 0;
        if (row.Row.ExitCode is null && row.Row.Status is not ("success" or "error" or "unknown")) return 0;
        if (log.ExitCode == 0 && row.Row.Status is "pass" or "fail" && !row.Row.IsBlank)
        {
            if (log.Block is { HasResult: true } block)
            {
                if (block.Passed != (row.Row.Status == "pass")) return 1;
                if (row.Row.CostUsd is { } cost && block.Cost is { } printed) return Math.Abs(cost - printed) <= Rounding ? 4 : 1;
            }

            return log.Folder is { } folder && folder == row.Folder ? 3 : 2;
        }

        if (log.ExitCode == 0 && row.Row.Status == "unknown") return log.Block is { HasResult: true } ? 1 : 3;
        return 3;
    }

    // A row of an attempt that failed may name the folder, and the report, of an earlier one.
    private static int FromDisk(SummaryRow row, Draft attempt)
    {
        if (attempt.IsFirstRunFromDisk) return 0;
        // Rows of later versions name neither folder nor exit code: they tell of whatever came last.
        if (row is { Folder: null, Row.ExitCode: null }) return row.Row.Status == "error" && attempt.Tree is { HasReport: true } ? 0 : 1;
        if (attempt.FolderName is not { } own || own != row.Folder) return 0;
        return row.Row.Status == "error" && attempt.Tree is { HasReport: true } ? 0 : 2;
    }

    // A log that is cut may lack the end of the very attempt that wrote the row.
    private static int Unended(SummaryRow row, Draft attempt)
    {
        if (attempt.Log!.StartError is { IsUnexpected: true }) return row.Row is { Status: "error", ExitCode: -1 } ? 3 : 0;
        if (row.Row is { Status: "error", ExitCode: -1 } && attempt.Log is { StartError: not null, IsEnded: false }) return 2;
        if (row.Row is { Status: "error", ExitCode: 1 } && attempt.Log is { IsOver: true, Block: null, StartError: null }) return 2;
        if (row.Row.Status is not ("pass" or "fail")) return 0;
        if (attempt.Log.Block is { HasResult: true } block) return block.Passed == (row.Row.Status == "pass") ? 2 : 0;
        return attempt.Log.Folder is not { } folder || folder != row.Folder ? 0 : attempt.Log.IsCut ? 2 : 1;
    }
}
