namespace Faultline.Reports;

/// <summary>One form of a report. One file per form, found by the catalog. Pure: it touches neither disk nor clock.</summary>
public interface IReport
{
    /// <summary>Lower-kebab, never reused.</summary>
    string Id { get; }

    /// <summary>What it writes, in a few words.</summary>
    string Title { get; }

    /// <summary>True for a report that shows several runs beside each other: <see cref="ReportModel.Peers"/> and <see cref="ReportModel.Comparison"/>.</summary>
    bool TakesSeveralRuns => false;

    /// <summary>What a terminal shows beside the names of the files; null for nothing.</summary>
    string? Summary(ReportModel model) => null;

    /// <summary>
    /// Name of the folder that holds the files of a report of several files, which are then relative to it and written together or
    /// not at all. Null for a report whose files say themselves where they belong below the reports root.
    /// </summary>
    string? Folder => null;

    /// <summary>The same model gives the same files, byte for byte.</summary>
    IReadOnlyList<ReportFile> Write(ReportModel model);

    /// <summary>As <see cref="Write(ReportModel)"/>, for reports that leave something to choose; others ignore the options.</summary>
    IReadOnlyList<ReportFile> Write(ReportModel model, ReportOptions options) => Write(model);
}
