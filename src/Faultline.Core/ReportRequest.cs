namespace Faultline;

/// <param name="Run">Run id or a unique prefix.</param>
/// <param name="Format">Id of the report.</param>
/// <param name="ReportsFolder">Where earlier reports are looked for.</param>
/// <param name="Target">Folder to write below.</param>
public sealed record ReportRequest(string Run, string Format, string ReportsFolder, string Target);
