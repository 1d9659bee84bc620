using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Puts into words what a cluster is: forms, variables, the rule that would define it.</summary>
public static partial class ClusterReader
{
    private const int MostForms = 5;
    private const int SharedTerms = 5;

    // Parts of keys that are columns of the rule language; the others are facts.
    private static readonly HashSet<string> Columns = new(StringComparer.Ordinal) { "step", "code", "exception", "frame" };

    /// <param name="members">The cluster's failures, with what each says.</param>
    public static Cluster Of(ClusterBook book, string id, IReadOnlyList<(ClusterMember Member, Reading Reading)> members) => Of(book, id, members, book.SignaturesOf(id));

    /// <summary>A cluster that rules of the user make.</summary>
    /// <param name="members">Its failures; at least one.</param>
    /// <param name="predicateOf">The condition of a rule, by the rule's id.</param>
    public static Cluster OfRules(ClusterBook book, string id, IReadOnlyList<(ClusterMember Member, Reading Reading)> members, Func<string, string?> predicateOf)
    {
        var said = members.Select(m => m.Member.Fingerprint).ToHashSet(StringComparer.Ordinal);
        List<Signature> own = [.. book.Signatures.Where(s => said.Contains(s.Fingerprint))];
        var engine = Of(book, id, members, own);
        var moves = members.Select(m => m.Member.Move).OfType<ClusterMove>().ToList();
        var name = moves.Select(m => m.Name).FirstOrDefault();
        var part = moves.Find(m => m.Parent == id[..Math.Max(0, id.LastIndexOf('.'))]);
        var predicates = moves.Select(m => m.Rule).OfType<string>().Distinct(StringComparer.Ordinal).Select(predicateOf).OfType<string>().ToList();
        var where = name is null ? engine.Rule : predicates is [var only] ? only : string.Join(" OR ", predicates.Select(w => $"({w})"));
        return engine with
        {
            Name = name,
            Title = (name ?? engine.Title) + (part is null ? "" : $" ({part.SplitBy}: {part.Value})"),
            Engine = "rule",
            // What all of them share is what the rules left equal.
            Key = [.. engine.Key.Where(k => own.All(s => s.Key.Contains(k, StringComparer.Ordinal)))],
            Rule = part is null ? where : $"({where}) AND {part.SplitBy} = {Quoted(part.Value!)}",
            Rules = [.. moves.SelectMany(m => new[] { m.Rule, m.Parent is null ? null : m.SplitRule }).OfType<string>().Distinct(StringComparer.Ordinal)],
            WithoutRules = Shares(members.Select(m => m.Member.Move!.EngineCluster)),
            KeptApartFrom = [],
            Aliases = [],
        };
    }

    /// <summary>How many of the failures are in each cluster, most first.</summary>
    public static IReadOnlyList<ClusterShare> Shares(IEnumerable<string> clusters)
        => [.. clusters.CountBy(c => c, StringComparer.Ordinal).Select(c => new ClusterShare(c.Key, c.Value)).OrderByDescending(c => c.Failures).ThenBy(c => c.Cluster, StringComparer.Ordinal)];

    private static Cluster Of(ClusterBook book, string id, IReadOnlyList<(ClusterMember Member, Reading Reading)> members, IReadOnlyList<Signature> own)
    {
        var first = own[0];
        var forms = Forms(book, own, members);
        var prose = own.Where(s => s.Engine == Engines.Prose).Select(s => s.Headline).ToList();
        var vectors = prose.Count == 0 ? null : new ProseVectors([.. book.Signatures.Where(s => s.Engine == Engines.Prose).Select(s => s.Headline)]);
        var terms = vectors?.Shared([.. Positions(book, own)], SharedTerms);
        var shown = members.Select(m => m.Reading.Shown).FirstOrDefault(s => s.Length > 0);
        var name = book.NameOf(id);
        return new Cluster
        {
            Id = id,
            Name = name,
            Title = name ?? Title(first, forms, shown),
            Engine = first.Engine,
            Key = first.Key,
            Forms = forms,
            SharedTerms = terms,
            Rule = Rule(first, forms, terms),
            Fingerprints = [.. own.Select(s => s.Fingerprint)],
            Aliases = book.AliasesOf(id),
            KeptApartFrom = book.KeptApartFrom(id),
            Members = [.. members.Select(m => m.Member)],
        };
    }

    private static List<ClusterForm> Forms(ClusterBook book, IReadOnlyList<Signature> own, IReadOnlyList<(ClusterMember Member, Reading Reading)> members)
    {
        var ids = own.Select(s => s.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var said = members.GroupBy(m => m.Member.Fingerprint, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(m => m.Reading.Headline).ToList(), StringComparer.Ordinal);
        var keys = own.Select(Placement.KeyOf).ToHashSet(StringComparer.Ordinal);
        // The template follows from all signatures of the key, not only from those that are in this cluster.
        List<Signature> near = [.. book.Signatures.Where(s => s.Engine != Engines.Prose && keys.Contains(Placement.KeyOf(s)))];
        var forms = new List<ClusterForm>();
        foreach (var group in SignatureGrouping.Of(near))
        {
            var mine = group with { Members = [.. group.Members.Where(m => ids.Contains(near[m].Fingerprint))] };
            if (mine.Members.Count == 0) continue;
            var signatures = mine.Members.Select(m => near[m]).ToList();
            List<string> headlines = [.. signatures.SelectMany(s => group.Tokens.Count == 0 ? [] : said.TryGetValue(s.Fingerprint, out var known) ? known : [s.Headline])];
            forms.Add(FormReader.Of(signatures[0].Engine, mine, headlines, group.Tokens.Count == 0 ? signatures[0].Headline : headlines.FirstOrDefault() ?? signatures[0].Headline));
        }

        if (own.Where(s => s.Engine == Engines.Prose).ToList() is { Count: > 0 } prose)
        {
            var vectors = new ProseVectors([.. prose.Select(s => s.Headline)]);
            forms.Add(new ClusterForm(prose[ProseGrouping.Typical(vectors, [.. Enumerable.Range(0, prose.Count)])].Headline, [], prose.Count));
        }

        return [.. forms.OrderByDescending(f => f.Fingerprints).ThenBy(f => f.Template, StringComparer.Ordinal).Take(MostForms)];
    }

    private static IEnumerable<int> Positions(ClusterBook book, IReadOnlyList<Signature> own)
    {
        var ids = own.Select(s => s.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return book.Signatures.Where(s => s.Engine == Engines.Prose).Select((s, i) => (s.Fingerprint, i)).Where(s => ids.Contains(s.Fingerprint)).Select(s => s.i);
    }

    private static string Title(Signature first, List<ClusterForm> forms, string? shown)
    {
        // A key that says it all has a sample for people; a template says more than a sample.
        var text = forms.Count > 0 && first.Tokens.Count > 0 ? forms[0].Template : shown ?? first.Headline;
        var test = first.Key.FirstOrDefault(k => k.StartsWith("test=", StringComparison.Ordinal));
        if (test is not null) return $"{test[5..]}: {RootFact.FirstLine(text)}";
        var code = first.Key.Select(k => k.Split('=', 2)).FirstOrDefault(k => k[0] is "code" or "exception" && !text.Contains(k[1], StringComparison.Ordinal));
        return RootFact.FirstLine(code is null ? text : $"{code[1]}: {text}");
    }

    /// <summary>The condition in the language of rules: what must be equal, and the words in their order.</summary>
    private static string Rule(Signature first, List<ClusterForm> forms, IReadOnlyList<string>? terms)
    {
        var parts = first.Key.Select(k => k.Split('=', 2)).Select(k => k is ["step", "none"] ? "step IS NULL" : $"{(Columns.Contains(k[0]) ? k[0] : "fact." + k[0])} = {Quoted(k[1])}").ToList();
        if (terms is not null) parts.AddRange(terms.Select(t => $"text LIKE {Quoted($"%{Escaped(t)}%")}"));
        else if (first.Tokens.Count > 0 && forms.Count > 0) parts.Add($"text LIKE {Quoted(Pattern(forms[0]))}");
        return string.Join(" AND ", parts);
    }

    private static string Pattern(ClusterForm form)
    {
        var pattern = Placeholder().Split(form.Template).Select(Escaped);
        return Repeated().Replace($"%{string.Join('%', pattern)}%", "%");
    }

    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?:\*|[a-z]+)>", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"%{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Repeated();

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
