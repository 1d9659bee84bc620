namespace Faultline.Clustering;

/// <summary>Finds which stretch of a message each wildcard of a template stands for.</summary>
internal static class TemplateMatch
{
    /// <returns>For each token of the template the first and the last word, or null when the message is not of this template.</returns>
    public static (int First, int Last)[]? Of(IReadOnlyList<string> template, IReadOnlyList<Word> words)
    {
        var (n, m) = (template.Count, words.Count);
        // reach[i][j]: the first i tokens can stand for the first j words.
        var reach = new bool[n + 1, m + 1];
        reach[0, 0] = true;
        for (var i = 1; i <= n; i++)
        {
            var wild = template[i - 1] == Words.Wildcard;
            for (var j = 1; j <= m; j++) reach[i, j] = wild ? reach[i - 1, j - 1] || reach[i, j - 1] : reach[i - 1, j - 1] && template[i - 1] == words[j - 1].Text;
        }

        if (!reach[n, m]) return null;
        var spans = new (int First, int Last)[n];
        for (var (i, j) = (n, m); i > 0; i--)
        {
            var last = j - 1;
            // The shortest stretch, from the right.
            while (!reach[i - 1, j - 1]) j--;
            j--;
            spans[i - 1] = (j, last);
        }

        return spans;
    }
}
