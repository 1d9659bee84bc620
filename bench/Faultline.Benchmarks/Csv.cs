using System.Text;

namespace Faultline.Benchmarks;

/// <summary>Rows of a CSV file (RFC 4180: quotes double inside quotes, fields may hold line breaks).</summary>
internal static class Csv
{
    public static IEnumerable<List<string>> Rows(string path)
    {
        var text = File.ReadAllText(path);
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == ',') continue;
                yield return row;
                row = [];
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        if (field.Length == 0 && row.Count == 0) yield break;
        row.Add(field.ToString());
        yield return row;
    }
}
