namespace Faultline;

/// <param name="Run">Run id or a unique prefix.</param>
/// <param name="Format">Id of the report.</param>
/// <param name="ReportsFolder">Where earlier reports are looked for.</param>
/// <param name="Target">Folder to write below.</param>
/// <param name="By">Of reports that write issues: <c>test</c> for one per case, <c>cluster</c> for one per cause; null for what the report does by itself.</param>
public sealed record ReportRequest(string Run, string Format, string ReportsFolder, string Target, string? By = null);
