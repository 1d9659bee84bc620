using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Clustering;

/// <summary>Explains a group: the template over a real message, what stood in each hole and why it is one.</summary>
internal static class FormReader
{
    private const int MostValues = 10;

    /// <param name="headlines">Headlines of failures (or samples) of the group.</param>
    public static ClusterForm Of(string engine, SignatureGroup group, IReadOnlyList<string> headlines, string typical)
    {
        var read = headlines.Select(h => (Headline: h, Words: Words.Collapse(h, Words.Scan(engine, h))))
            .Select(h => (h.Headline, h.Words, Spans: TemplateMatch.Of(group.Tokens, h.Words))).Where(h => h.Spans is not null).ToList();
        var holes = Enumerable.Range(0, group.Tokens.Count).Where(i => group.Reasons[i] is not null).ToList();
        var variables = holes.ToDictionary(i => i, i => Variable(i, group.Reasons[i]!, read!));
        var example = read.Find(r => r.Headline == typical);
        if (example.Spans is null) example = read.FirstOrDefault();
        return new ClusterForm(example.Spans is null ? typical : Shown(example.Headline, example.Words, example.Spans, variables), [.. holes.Select(i => variables[i])], group.Members.Count);
    }

    private static ClusterVariable Variable(int hole, string reason, List<(string Headline, List<Word> Words, (int First, int Last)[]? Spans)> read)
    {
        var masks = new SortedSet<string>(StringComparer.Ordinal);
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (headline, words, spans) in read)
        {
            var (first, last) = spans![hole];
            for (var i = first; i <= last; i++)
            {
                if (words[i].Text == Words.Wildcard) masks.Add(words[i].Mask.Name());
            }

            var value = headline[words[first].Start..words[last].End];
            values[value] = values.GetValueOrDefault(value) + 1;
        }

        var why = reason.Replace(Hole.Masked, masks.Count == 0 ? "mask" : $"mask: {string.Join(", ", masks)}", StringComparison.Ordinal);
        var name = reason == Hole.Masked && masks.Count == 1 ? masks.First() : "*";
        return new ClusterVariable($"<{name}>", why, [.. values.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Take(MostValues).Select(v => new ClusterValue(v.Key, v.Value))], values.Count);
    }

    private static string Shown(string headline, List<Word> words, (int First, int Last)[] spans, Dictionary<int, ClusterVariable> variables)
    {
        var shown = new StringBuilder();
        var done = 0;
        foreach (var (hole, variable) in variables.OrderBy(v => v.Key))
        {
            var (start, end) = (words[spans[hole].First].Start, words[spans[hole].Last].End);
            shown.Append(headline, done, start - done).Append(variable.Name);
            done = end;
        }

        return shown.Append(headline, done, headline.Length - done).ToString();
    }
}
