using System.Globalization;
using System.Text;
using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

/// <summary>The scan written down in the plainest way, over a file in memory; and what a scan gave, as the same text.</summary>
internal static class PlainReading
{
    public static string Expected(byte[] file)
    {
        var text = new StringBuilder();
        long rows = 0, blank = 0, unread = 0, line = 0;
        var at = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        while (at < file.Length)
        {
            line++;
            var found = Array.IndexOf(file, (byte)'\n', at);
            var end = found < 0 ? file.Length : found;
            var length = end - at;
            if (length > 0 && file[end - 1] == '\r') length--;
            var row = file[at..(at + length)];
            if (row.All(b => b is (byte)' ' or (byte)'\t' or (byte)'\r'))
            {
                blank++;
            }
            else if (DocumentOracle.Expected(row) is nameof(JsonlProblemKind.Malformed) or nameof(JsonlProblemKind.NotAnObject))
            {
                unread++;
                text.Append(CultureInfo.InvariantCulture, $"problem line {line} at {at}\n");
            }
            else
            {
                rows++;
                text.Append(CultureInfo.InvariantCulture, $"row line {line} at {at} length {length} {DocumentOracle.Expected(row)}\n");
            }

            at = end + 1;
        }

        return text.Append(CultureInfo.InvariantCulture, $"{line} lines {rows} rows {blank} blank {unread} unread\n").ToString();
    }

    public static string Actual(string path, JsonlOptions options)
    {
        var scan = new JsonlScan(path, DocumentOracle.Asked, options);
        var entries = new List<(long Line, string Text)>();
        foreach (var record in scan.Rows()) entries.Add((record.Line, $"row line {record.Line} at {record.Offset} length {record.Length} {DocumentOracle.Describe(record)}\n"));
        var summary = scan.Summary;
        var unread = summary.Problems.Where(p => p.Kind is not (JsonlProblemKind.InvalidUtf8 or JsonlProblemKind.BareNumber)).ToList();
        foreach (var problem in unread) entries.Add((problem.Line, $"problem line {problem.Line} at {problem.RowOffset}\n"));
        var text = string.Concat(entries.OrderBy(e => e.Line).Select(e => e.Text));
        return $"{text}{summary.Lines} lines {summary.Rows} rows {summary.Blank} blank {summary.Unread} unread\n";
    }
}
