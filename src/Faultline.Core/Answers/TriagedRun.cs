using Faultline.Reports;
using Faultline.Store;

namespace Faultline.Answers;

/// <param name="Import">What the import did, and the stored revision.</param>
public sealed record TriagedRun(CommitResult Import, ReportModel Model);
