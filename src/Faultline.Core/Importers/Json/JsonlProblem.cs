using System.Globalization;
using Faultline.Model;

namespace Faultline.Importers.Json;

/// <summary>A line that could not be read, or only after a repair.</summary>
/// <param name="File">The path that was opened.</param>
/// <param name="Line">1-based; in a file that is not UTF-8, 1.</param>
/// <param name="RowOffset">Place of the line's first byte in the file.</param>
/// <param name="Offset">Place in the file of the byte that does not fit.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record JsonlProblem(JsonlProblemKind Kind, string File, long Line, long RowOffset, long Offset, string Message)
{
    /// <summary>The same for the user, with the path as the user can open it. Something of the row is lost, hence an error.</summary>
    public ImportDiagnostic ToDiagnostic(string shownPath) => new(
        shownPath,
        Line <= int.MaxValue ? (int)Line : null,
        DiagnosticSeverity.Error,
        string.Create(CultureInfo.InvariantCulture, $"{Message} (byte {Offset} of the file)"));
}
