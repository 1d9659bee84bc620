namespace Faultline.Model;

public enum DiagnosticSeverity
{
    Info = 0,
    Warning = 1,

    /// <summary>Something could not be read: the rest went on, and the exit code is 2.</summary>
    Error = 2,
}
