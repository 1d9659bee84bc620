using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>The cases that are known by their full ids, and what may be the name of one.</summary>
internal sealed partial class CaseNames
{
    private readonly HashSet<string> _full = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _byName = new(StringComparer.Ordinal);

    public CaseNames(IEnumerable<string> known)
    {
        foreach (var id in known) Add(id);
    }

    public void Add(string id)
    {
        if (!_full.Add(id)) return;
        var name = id[(id.LastIndexOf('/') + 1)..];
        foreach (var spelling in new[] { name, WithoutNumber(name) }.Distinct(StringComparer.Ordinal))
        {
            if (!_byName.TryGetValue(spelling, out var ids)) _byName[spelling] = ids = new SortedSet<string>(StringComparer.Ordinal);
            ids.Add(id);
        }
    }

    public bool IsKnown(string name) => _full.Contains(name) || _byName.ContainsKey(name);

    public bool IsCategory(string name) => _full.Any(id => id.StartsWith(name + "/", StringComparison.Ordinal));

    /// <summary>The full id of a name, when exactly one known case can be meant; otherwise the name as it is.</summary>
    /// <param name="category">As the report names it; null when it does not.</param>
    public string Resolve(string name, string? category)
    {
        if (name.Contains('/')) return name;
        if (_byName.TryGetValue(name, out var ids))
        {
            var fitting = category is null ? ids.ToList() : [.. ids.Where(id => Has(id, category))];
            if (fitting.Count == 1) return fitting[0];
        }

        return category is null ? name : $"{category}/{name}";
    }

    /// <summary>Names of one shape with those that are known count as cases without further signs.</summary>
    public static bool IsNumbered(string name) => Numbered().IsMatch(name);

    /// <summary>A name with a category, that is no path of a file.</summary>
    public static bool IsQualified(string name) => QualifiedName().IsMatch(name) && !FileName().IsMatch(name);

    /// <summary>The full ids with numbers that a text spells out.</summary>
    public static IReadOnlyList<string> Qualified(string text)
        => [.. Anywhere().Matches(text).Select(m => m.Value.TrimEnd('.', ':', '/')).Where(n => IsQualified(n) && IsNumbered(n) && n.Count(c => c == '/') == 1 && IsNumbered(n[(n.IndexOf('/') + 1)..])).Distinct(StringComparer.Ordinal)];

    /// <summary>The names at the beginning of a text, and where the rest begins.</summary>
    public static (IReadOnlyList<string> Names, int End) Leading(string text)
    {
        var names = new List<string>();
        var at = 0;
        while (Token().Match(text, at) is { Success: true } token)
        {
            var name = token.Groups["name"].Value.TrimEnd('.', ':');
            names.Add(name);
            at = token.Groups["name"].Index + name.Length;
            var joint = Joint().Match(text, at);
            // A list goes on only with what looks like a name itself.
            if (!joint.Success || Token().Match(text, at + joint.Length) is not { Success: true } next || !LooksLikeCase(next.Groups["name"].Value)) break;
            at += joint.Length;
        }

        return (names, at);
    }

    public static bool LooksLikeCase(string name) => IsQualified(name) || IsNumbered(name);

    /// <summary>Every case that a text names, in its order: qualified or numbered names, and bare ones that are known.</summary>
    public IReadOnlyList<string> In(string text)
    {
        var found = new List<string>();
        foreach (Match match in Anywhere().Matches(text))
        {
            var name = match.Value.TrimEnd('.', ':', '/');
            if (!(_full.Contains(name) || (_byName.ContainsKey(name) && (IsNumbered(name) || name.Contains('_'))) || (IsQualified(name) && IsNumbered(name)))) continue;
            var id = Resolve(name, null);
            if (!found.Contains(id, StringComparer.Ordinal)) found.Add(id);
        }

        return found;
    }

    private static bool Has(string id, string category)
    {
        var own = id[..Math.Max(0, id.LastIndexOf('/'))];
        return own == category || WithoutNumber(own) == WithoutNumber(category.Replace(' ', '_').ToLowerInvariant());
    }

    private static string WithoutNumber(string name) => Number().Replace(name, "");

    [GeneratedRegex(@"^(?![0-9]{4}-[0-9]{2}-[0-9]{2}\b)([0-9]{2,}[-_][\p{L}0-9]|[\p{L}_]+[0-9]*/[0-9]{2,}[-_])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[0-9]+[-_]", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\p{L}0-9_.-]*[\p{L}0-9][\p{L}0-9_.-]*(/[\p{L}0-9_.\-\[\]:]*[\p{L}0-9\]])+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\.(tsx?|jsx?|mjs|cjs|json|jsonl|md|txt|css|html|ya?ml|toml|log|zip|sh|rs|go|cs)$|^(https?:|\.{0,2}/|@)|^[0-9]+/[0-9]+$|^n/a$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\G[^\p{L}0-9_]*(?<name>[\p{L}0-9_][^\s,;()|`*""']*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"\G\s*(,\s*(and\s+)?|\s/\s|\s&\s|\s\+\s|\sand\s)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?<![\p{L}0-9_/.@-])[\p{L}0-9_][\p{L}0-9_/.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
