namespace Faultline.Reports.Machine;

/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
public sealed record DiagnosticView(string File, int? Line, string Severity, string Message);
