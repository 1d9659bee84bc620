using System.Globalization;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Says what is wrong with a line that is no row, and where.</summary>
internal static class RowJson
{
    public static ImportDiagnostic Problem(JsonlUnread unread, string shown)
    {
        var line = (int)unread.Line;
        if (unread.Kind == JsonlProblemKind.NotAnObject) return NoTurn(line, unread.Offset, shown);
        if (unread.Kind == JsonlProblemKind.TooLong)
        {
            return new ImportDiagnostic(shown, line, DiagnosticSeverity.Error,
                string.Create(CultureInfo.InvariantCulture, $"Found a line that is longer than any row (byte {unread.Offset} of the file); expected one row. The row is left out: its turn counts as missing."));
        }

        var at = unread.Offset + PlaceOfFault(unread.Bytes.TrimEnd(" \t\r"u8).ToArray());
        return new ImportDiagnostic(shown, line, DiagnosticSeverity.Error,
            string.Create(CultureInfo.InvariantCulture, $"Found text that is no whole JSON object (byte {at} of the file); expected one row. The row is left out: its turn counts as missing."));
    }

    public static ImportDiagnostic NoTurn(int line, long offset, string shown) => new(shown, line, DiagnosticSeverity.Error,
        string.Create(CultureInfo.InvariantCulture, $"Found a row without a turn (byte {offset} of the file); expected a whole number under 'turn'. The row is left out."));

    public static DateTimeOffset? Date(JsonlValue time) =>
        DateTimeOffset.TryParse(time.Words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    private static long PlaceOfFault(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, RowTrial.Lenient);
            return 0;
        }
        catch (JsonException e)
        {
            return e.BytePositionInLine ?? 0;
        }
    }
}
