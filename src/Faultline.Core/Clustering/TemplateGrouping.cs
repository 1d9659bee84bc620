using System.Globalization;
using System.Runtime.InteropServices;
using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>
/// Puts signatures of one key together whose words differ in places where many words are seen: first quoted names (slots), then any
/// word (holes). All signatures of a round are looked at before any is changed, so that their order has no influence; the cost is
/// a hash for each word of each distinct signature in each round.
/// </summary>
internal sealed class TemplateGrouping
{
    /// <summary>So many distinct words in one place make it a variable. Below, the difference may be the cause.</summary>
    public const int ManyValues = 6;

    private const int Rounds = 4;
    private const ulong Base = 0x9E3779B97F4A7C15 | 1;

    private readonly bool _hasKey;
    private ulong[] _powers = [1];

    private TemplateGrouping(bool hasKey)
    {
        _hasKey = hasKey;
    }

    /// <param name="members">Positions of signatures that have one engine and one key.</param>
    public static IEnumerable<SignatureGroup> Of(IReadOnlyList<Signature> signatures, IReadOnlyList<int> members)
    {
        var first = signatures[members[0]];
        var templates = members.Select(m => (Holes: first.Tokens.Count == 0 && members.Count == 1 ? [] : signatures[m].Tokens.Select(Hole.Of).ToArray(), Members: new List<int> { m })).ToList();
        if (templates.Count > 1)
        {
            var grouping = new TemplateGrouping(first.Key.Count > 0);
            templates = Slots(templates);
            for (var round = 0; round < Rounds && templates.Count > 1; round++)
            {
                var before = templates.Count;
                templates = grouping.Round(templates, out var changed);
                if (!changed && templates.Count == before) break;
            }
        }

        foreach (var (holes, together) in templates)
        {
            together.Sort();
            var typical = together.MinBy(m => signatures[m].Fingerprint, StringComparer.Ordinal);
            yield return new SignatureGroup(together, [.. holes.Select(h => h.Text)], [.. holes.Select(h => h.Reason)], typical);
        }
    }

    private static List<(Hole[] Holes, List<int> Members)> Slots(List<(Hole[] Holes, List<int> Members)> templates)
    {
        var seen = new Dictionary<ulong, HashSet<ulong>>();
        var skeletons = new ulong[templates.Count];
        for (var t = 0; t < templates.Count; t++)
        {
            var holes = templates[t].Holes;
            if (!Array.Exists(holes, IsSlot)) continue;
            var skeleton = 1UL;
            foreach (var hole in holes) skeleton = (skeleton * Base) + (IsSlot(hole) ? 39 : hole.Hash + 1);
            skeletons[t] = skeleton;
            for (var i = 0; i < holes.Length; i++)
            {
                if (IsSlot(holes[i])) Values(seen, Place(skeleton, i)).Add(holes[i].Hash);
            }
        }

        var opened = new List<(Hole[], List<int>)>(templates.Count);
        for (var t = 0; t < templates.Count; t++)
        {
            var holes = templates[t].Holes;
            // From the right, so that the places to the left keep their numbers.
            for (var i = holes.Length - 1; skeletons[t] != 0 && i >= 0; i--)
            {
                if (!IsSlot(templates[t].Holes[i]) || seen[Place(skeletons[t], i)] is not { Count: >= ManyValues } values) continue;
                holes = Hole.Open(holes, i, Reason(values.Count, "names in quotes"));
            }

            opened.Add((holes, templates[t].Members));
        }

        return Together(opened);
    }

    private List<(Hole[] Holes, List<int> Members)> Round(List<(Hole[] Holes, List<int> Members)> templates, out bool changed)
    {
        var own = new HashSet<ulong>();
        var seen = new Dictionary<ulong, Distinct>();
        var longest = templates.Max(t => t.Holes.Length);
        Powers(longest + 1);
        var keys = new ulong[templates.Count][];
        for (var t = 0; t < templates.Count; t++)
        {
            var holes = templates[t].Holes;
            if (Array.Exists(holes, h => h.IsWildcard)) own.Add(Hash(holes, 0, holes.Length));
            keys[t] = Opened(holes);
            for (var i = 0; i < holes.Length; i++)
            {
                if (holes[i].IsWildcard) continue;
                ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, keys[t][i], out _);
                words.Add(holes[i].Hash);
            }
        }

        changed = false;
        var next = new List<(Hole[], List<int>)>(templates.Count);
        for (var t = 0; t < templates.Count; t++)
        {
            var (holes, members) = templates[t];
            if (Choose(holes, keys[t], seen, own) is var (at, count, known) && at >= 0)
            {
                changed = true;
                holes = Hole.Open(holes, at, known ? "a message that is equal but for this word has a variable here" : Reason(count, "words"));
            }

            next.Add((holes, members));
        }

        return Together(next);
    }

    private (int At, int Count, bool Known) Choose(Hole[] holes, ulong[] keys, Dictionary<ulong, Distinct> seen, HashSet<ulong> own)
    {
        var constants = holes.Count(h => !h.IsWildcard);
        (int At, int Count, bool Known) best = (-1, 0, false);
        for (var i = 0; i < holes.Length; i++)
        {
            if (holes[i].IsWildcard) continue;
            var wild = own.Contains(keys[i]);
            var count = seen[keys[i]].Count + (wild ? 1 : 0);
            if (count <= best.Count) continue;
            var beside = (i > 0 && holes[i - 1].IsWildcard) || (i + 1 < holes.Length && holes[i + 1].IsWildcard);
            var clear = !beside || !IsWord(holes[i].Text);
            if (wild && constants - 1 >= 2 && clear) best = (i, count, true);
            else if (!(wild && !clear) && count >= ManyValues && constants - 1 >= 1 && Enough(constants - 1, holes.Length)) best = (i, count, false);
        }

        return best;
    }

    // What stays must still be a message: a third of it, or a quarter where the key says what it is about.
    private bool Enough(int constants, int positions) => constants * 100 >= positions * (_hasKey ? 25 : 34);

    private static bool IsSlot(Hole hole) => !hole.IsWildcard && hole.Text[0] == Words.Slot && hole.Text.Length > 1;

    private static bool IsWord(string text)
    {
        foreach (var c in text.AsSpan(text[0] == Words.Slot ? 1 : 0))
        {
            if (!char.IsLetter(c)) return false;
        }

        return true;
    }

    /// <summary>For each place the hash of the words with that place open; 0 for wildcards.</summary>
    private ulong[] Opened(Hole[] holes)
    {
        var n = holes.Length;
        var before = new ulong[n + 1];
        for (var i = 0; i < n; i++) before[i + 1] = (before[i] * Base) + Value(holes[i]);
        var after = new ulong[n + 1];
        for (var i = n - 1; i >= 0; i--) after[i] = (Value(holes[i]) * _powers[n - 1 - i]) + after[i + 1];
        var keys = new ulong[n];
        for (var i = 0; i < n; i++)
        {
            if (holes[i].IsWildcard) continue;
            var from = i > 0 && holes[i - 1].IsWildcard ? i - 1 : i;
            var to = i + 1 < n && holes[i + 1].IsWildcard ? i + 2 : i + 1;
            keys[i] = (((before[from] * Base) + Value(default)) * _powers[n - to]) + after[to];
        }

        return keys;
    }

    private static ulong Hash(Hole[] holes, int from, int to)
    {
        var hash = 0UL;
        for (var i = from; i < to; i++) hash = (hash * Base) + Value(holes[i]);
        return hash;
    }

    private static ulong Value(Hole hole) => hole.IsWildcard ? 0xA24BAED4963EE407 : hole.Hash | 1;

    private void Powers(int count)
    {
        if (_powers.Length >= count) return;
        var powers = new ulong[count];
        powers[0] = 1;
        for (var i = 1; i < count; i++) powers[i] = powers[i - 1] * Base;
        _powers = powers;
    }

    private static List<(Hole[] Holes, List<int> Members)> Together(List<(Hole[] Holes, List<int> Members)> templates)
    {
        var byWords = new Dictionary<ulong, int>(templates.Count);
        var together = new List<(Hole[] Holes, List<int> Members)>(templates.Count);
        foreach (var (holes, members) in templates)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(byWords, Hash(holes, 0, holes.Length), out var exists);
            if (!exists)
            {
                at = together.Count;
                together.Add((holes, members));
                continue;
            }

            together[at].Members.AddRange(members);
            Better(together[at].Holes, holes);
        }

        return together;
    }

    // Which of the equal templates came first must not show: the longer reason says more, and the ordinal order decides the rest.
    private static void Better(Hole[] kept, Hole[] other)
    {
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i].Reason is not { } a || other[i].Reason is not { } b) continue;
            if (b.Length > a.Length || (b.Length == a.Length && StringComparer.Ordinal.Compare(b, a) > 0)) kept[i] = other[i];
        }
    }

    private static ulong Place(ulong skeleton, int at) => (skeleton * Base) + (ulong)at + 1;

    private static HashSet<ulong> Values(Dictionary<ulong, HashSet<ulong>> seen, ulong place)
    {
        if (!seen.TryGetValue(place, out var values)) seen[place] = values = [];
        return values;
    }

    private static string Reason(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} distinct {what} were seen here");

    /// <summary>The distinct words of one place: one without a table, more with.</summary>
    private struct Distinct
    {
        private ulong _only;
        private HashSet<ulong>? _more;

        public readonly int Count => _more?.Count ?? (_only == 0 ? 0 : 1);

        public void Add(ulong word)
        {
            if (_more is not null) _more.Add(word);
            else if (_only == 0) _only = word;
            else if (_only != word) _more = [_only, word];
        }
    }
}
