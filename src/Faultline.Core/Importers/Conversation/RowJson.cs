using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Parses a line as a row, or says what is wrong with it and where.</summary>
internal static class RowJson
{
    public static JsonDocument? Parse(RowLine line, string shown, out ImportDiagnostic? problem)
    {
        problem = null;
        try
        {
            return JsonDocument.Parse(line.Bytes, RowTrial.Lenient);
        }
        catch (JsonException e)
        {
            var at = line.Offset + (e.BytePositionInLine ?? 0);
            problem = new ImportDiagnostic(shown, line.Line, DiagnosticSeverity.Error,
                string.Create(CultureInfo.InvariantCulture, $"Found text that is no whole JSON object (byte {at} of the file); expected one row. The row is left out: its turn counts as missing."));
            return null;
        }
    }

    /// <summary>The row's turn; null with a problem for rows that name none.</summary>
    public static int? TurnOf(JsonElement row, RowLine line, string shown, ref ImportDiagnostic? problem)
    {
        if (row.At("turn").TryGetInt32Safe() is { } turn and >= 0) return turn;
        problem = new ImportDiagnostic(shown, line.Line, DiagnosticSeverity.Error,
            string.Create(CultureInfo.InvariantCulture, $"Found a row without a turn (byte {line.Offset} of the file); expected a whole number under 'turn'. The row is left out."));
        return null;
    }

    public static DateTimeOffset? Date(JsonElement row) =>
        DateTimeOffset.TryParse(row.At("ts").Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
}
