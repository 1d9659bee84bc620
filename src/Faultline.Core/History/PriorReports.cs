using Faultline.Model;

namespace Faultline.History;

/// <summary>Which reports are earlier than a run.</summary>
public static class PriorReports
{
    /// <summary>Reports of the run's model that are not of this run and not later than it, newest first.</summary>
    public static IReadOnlyList<EarlierReport> OfModel(IEnumerable<EarlierReport> reports, Run run)
        => [.. reports.Where(r => IsOfModel(r, run) && !IsOf(r, run) && !IsLater(r, run))
            .OrderByDescending(r => r.Date ?? "", StringComparer.Ordinal).ThenBy(r => r.File, StringComparer.Ordinal)];

    /// <summary>True for a report about this very run; names of reports cut ids short.</summary>
    public static bool IsOf(EarlierReport report, Run run)
        => report.Run is { Length: >= 6 } id && run.Id.StartsWith(id, StringComparison.Ordinal);

    /// <summary>True when both dates are known and the report is of a later day.</summary>
    public static bool IsLater(EarlierReport report, Run run)
        => Day.Of(run.Date) is { } day && report.Date is { } stated && string.CompareOrdinal(stated, day) > 0;

    // Folders write 'claude-sonnet-4-6' for 'claude-sonnet-4.6': only letters and digits are compared, of the last part of the name.
    private static bool IsOfModel(EarlierReport report, Run run)
    {
        if (run.Model is null) return false;
        var model = Key(run.Model);
        return (report.Model is { } stated && Key(stated) == model) || (report.File.Split('/') is [.., var folder, _] && Key(folder) == model);
    }

    private static string Key(string name) => string.Concat(name.Split('/')[^1].Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
