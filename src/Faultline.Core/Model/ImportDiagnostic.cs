namespace Faultline.Model;

/// <summary>What was found, what was expected, where, and what to do next, about one place of an input.</summary>
/// <param name="File">Path as the user can open it.</param>
/// <param name="Line">1-based; null when the place is the file as a whole.</param>
public sealed record ImportDiagnostic(string File, int? Line, DiagnosticSeverity Severity, string Message);
