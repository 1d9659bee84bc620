using System.Text;

namespace Faultline.Importers.Scylla.Tables;

/// <summary>Reads a CSV file row by row; quoted fields may hold commas, line breaks and doubled quotes.</summary>
internal static class CsvFile
{
    public static IEnumerable<CsvRow> Read(string path, Notes notes)
    {
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        Dictionary<string, int>? columns = null;
        var line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            var first = line;
            while (IsOpen(text) && reader.ReadLine() is { } more)
            {
                text += "\n" + more;
                line++;
            }

            if (text.Length == 0) continue;
            if (IsOpen(text)) notes.Error(path, "A quoted field has no end; expected '\"'. The file is cut off in this row.", first);
            var fields = Fields(text);
            if (columns is null)
            {
                columns = [];
                for (var i = 0; i < fields.Count; i++) columns.TryAdd(fields[i].Trim('\uFEFF', ' '), i);
                continue;
            }

            if (fields.Count != columns.Count) notes.Error(path, $"Found {fields.Count} fields; expected {columns.Count}. Fields that are not there are read as absent.", first);
            yield return new CsvRow(first, text, columns, fields);
        }
    }

    private static bool IsOpen(string text) => text.Count(c => c == '"') % 2 == 1;

    private static List<string> Fields(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
