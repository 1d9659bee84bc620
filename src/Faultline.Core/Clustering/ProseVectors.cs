namespace Faultline.Clustering;

/// <summary>
/// Texts as vectors of TF-IDF weights of length 1. A feature of a single text compares nothing, one of more than half of the texts
/// tells nothing apart: both are left out.
/// </summary>
internal sealed class ProseVectors
{
    private readonly List<(int Feature, float Weight)>[] _vectors;
    private readonly string[] _names;

    public ProseVectors(IReadOnlyList<string> texts)
    {
        var features = texts.Select(ProseFeatures.Of).ToList();
        var documents = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in features.SelectMany(f => f.Keys)) documents[name] = documents.GetValueOrDefault(name) + 1;
        // Of a handful of texts, more than half may well be one cause.
        var kept = documents.Where(d => d.Value > 1 && (d.Value * 2 <= texts.Count || texts.Count < 10)).ToList();
        _names = [.. kept.Select(k => k.Key)];
        var numbers = kept.Select((k, i) => (k.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        var weights = kept.Select(k => MathF.Log((1f + texts.Count) / (1f + k.Value)) + 1f).ToArray();
        _vectors = [.. features.Select(f => Vector(f, numbers, weights))];
    }

    public int Count => _vectors.Length;

    /// <summary>Cosine of the angle between two texts: 0 nothing in common, 1 the same features.</summary>
    public float Similarity(int a, int b)
    {
        var (x, y) = (_vectors[a], _vectors[b]);
        var (i, j, sum) = (0, 0, 0f);
        while (i < x.Count && j < y.Count)
        {
            if (x[i].Feature < y[j].Feature) i++;
            else if (x[i].Feature > y[j].Feature) j++;
            else sum += x[i++].Weight * y[j++].Weight;
        }

        return sum;
    }

    /// <summary>The numbers of a text's features.</summary>
    public IEnumerable<int> Features(int text) => _vectors[text].Select(f => f.Feature);

    /// <summary>The features that weigh most in the group and that at least half of it has.</summary>
    public IReadOnlyList<string> Shared(IReadOnlyList<int> group, int most)
    {
        var sums = new Dictionary<int, (float Weight, int Count)>();
        foreach (var (feature, weight) in group.SelectMany(t => _vectors[t]))
        {
            var (sum, count) = sums.GetValueOrDefault(feature);
            sums[feature] = (sum + weight, count + 1);
        }

        return [.. sums.Where(s => s.Value.Count * 2 >= group.Count).OrderByDescending(s => s.Value.Weight).ThenBy(s => s.Key).Take(most).Select(s => _names[s.Key].TrimStart('`'))];
    }

    private static List<(int Feature, float Weight)> Vector(Dictionary<string, float> features, Dictionary<string, int> numbers, float[] weights)
    {
        var vector = new List<(int Feature, float Weight)>();
        foreach (var (name, weight) in features)
        {
            if (numbers.TryGetValue(name, out var number)) vector.Add((number, weight * weights[number]));
        }

        vector.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        var length = MathF.Sqrt(vector.Sum(v => v.Weight * v.Weight));
        for (var i = 0; i < vector.Count; i++) vector[i] = vector[i] with { Weight = vector[i].Weight / length };
        return vector;
    }
}
