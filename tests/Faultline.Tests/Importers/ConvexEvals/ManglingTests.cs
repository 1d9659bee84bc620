using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals;

/// <summary>A small run, damaged in hundreds of ways: nothing throws, nothing is lost in silence, the other evals stay.</summary>
public sealed class ManglingTests
{
    private static readonly string Small = Path.Join(ConvexData.Fixtures, "small-run");

    private static readonly string Victim = Directory.GetFiles(Path.Join(Small, "evals")).Order(StringComparer.Ordinal).First();

    [Fact]
    public async Task TruncatingAnEvalAtEveryStructuralPointCostsAtMostItsTexts()
    {
        var name = "evals/" + Path.GetFileName(Victim);
        var text = File.ReadAllBytes(Victim);
        var count = 0;
        foreach (var end in StructuralPoints(text))
        {
            var imported = await WithAsync(name, text[..end]);
            Assert.Equal(6, imported.Trials.Count);
            Assert.Contains(imported.Problems, problem => problem.File.EndsWith(name, StringComparison.Ordinal));
            count++;
        }

        Assert.True(count > 60, $"{count} points");
    }

    [Theory]
    [InlineData("failed_evals.json")]
    [InlineData("run_details.json")]
    public async Task TruncatingAListAtEveryStructuralPointKeepsWhatOtherFilesKnow(string name)
    {
        var text = File.ReadAllBytes(Path.Join(Small, name));
        foreach (var end in StructuralPoints(text))
        {
            var imported = await WithAsync(name, text[..end]);
            Assert.Contains(imported.Problems, problem => problem.File.EndsWith(name, StringComparison.Ordinal));
            Assert.True(imported.Count(Outcome.Failed) >= 3, $"cut at {end}: {imported.Count(Outcome.Failed)} failures");
        }
    }

    [Fact]
    public async Task ACutSummaryAloneGivesItsCompleteElements()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllBytes(Path.Join(Small, "failed_evals.json"));
        var whole = (await ConvexData.ImportAsync(folder.Write("failed_evals.json", text))).Trials;
        var most = 0;
        foreach (var end in StructuralPoints(text))
        {
            var imported = await ConvexData.ImportAsync(folder.Write("failed_evals.json", text[..end]));
            Assert.NotEmpty(imported.Problems);
            foreach (var trial in imported.Trials) Assert.Contains(whole, known => known.Key.Case == trial.Key.Case && known.Error == trial.Error && known.FirstFailedCheck?.Message == trial.FirstFailedCheck?.Message);
            most = Math.Max(most, imported.Trials.Count);
        }

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task SeededManglingsNeverThrowAndTheOtherEvalsStay()
    {
        var random = new Random(20260211);
        string[] files = ["failed_evals.json", "run_details.json", "evals/" + Path.GetFileName(Victim)];
        foreach (var round in Enumerable.Range(0, 240))
        {
            var name = files[round % files.Length];
            var text = File.ReadAllText(Path.Join(Small, name));
            var (bytes, isLossless) = Mangle(round / files.Length % 10, text, random);
            var imported = await WithAsync(name, bytes);
            if (!isLossless) Assert.True(imported.Problems.Any(problem => problem.File.EndsWith(name, StringComparison.Ordinal)), $"round {round} of {name}: no problem named");
            Assert.True(imported.Count(Outcome.Failed) >= 2, $"round {round} of {name}: {imported.Count(Outcome.Failed)} failures left");
            Assert.True(imported.Runs.Count <= 3, $"round {round}");
        }
    }

    // Wrong types and missing keys may hit a field that nobody reads, or take a fact that another file has.
    private static (byte[] Bytes, bool IsLossless) Mangle(int kind, string text, Random random)
    {
        switch (kind)
        {
            case 0:
                return (Encoding.UTF8.GetBytes(text[..random.Next(1, text.Length - 3)]), false);
            case 1:
                return (Encoding.UTF8.GetBytes(Altered(text, random, remove: false)), true);
            case 2:
                return (Encoding.UTF8.GetBytes(Altered(text, random, remove: true)), true);
            case 3:
                return ([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))], true);
            case 4:
                var bytes = Encoding.UTF8.GetBytes(text);
                var letter = random.Next(10, bytes.Length - 10);
                while (!char.IsAsciiLetter((char)bytes[letter])) letter++;
                bytes[letter] = 0xFE;
                return (bytes, false);
            case 5:
                var number = text.IndexOf("durationMs\":", StringComparison.Ordinal) + "durationMs\":".Length;
                return (Encoding.UTF8.GetBytes(text.Insert(number, " NaN, \"x\": ")), false);
            case 6:
                var open = text.IndexOf('{', StringComparison.Ordinal) + 1;
                return (Encoding.UTF8.GetBytes(text.Insert(open, $"\"deep\":{string.Concat(Enumerable.Repeat("{\"a\":", 300))}1{new string('}', 300)},")), false);
            case 7:
                return (Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><html/>"), false);
            case 8:
                return (Encoding.Unicode.GetBytes('\uFEFF' + text), true);
            default:
                var noise = new byte[200];
                random.NextBytes(noise);
                return (noise, false);
        }
    }

    private static string Altered(string text, Random random, bool remove)
    {
        var root = JsonNode.Parse(text)!;
        var places = new List<(JsonObject Holder, string Key)>();
        Collect(root, places);
        var (holder, key) = places[random.Next(places.Count)];
        if (remove) holder.Remove(key);
        else holder[key] = random.Next(4) switch { 0 => JsonValue.Create(-1.5), 1 => new JsonArray(1, "x"), 2 => new JsonObject { ["y"] = true }, _ => JsonValue.Create("odd") };
        return root.ToJsonString();
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> places)
    {
        if (node is JsonObject holder)
        {
            foreach (var (key, value) in holder)
            {
                places.Add((holder, key));
                Collect(value, places);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Collect(item, places);
        }
    }

    // Before and after every bracket, key and value; the last is left out, as nothing but white space follows it.
    private static List<int> StructuralPoints(byte[] json)
    {
        var points = new SortedSet<int>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            points.Add((int)reader.TokenStartIndex);
            points.Add((int)reader.BytesConsumed);
        }

        points.Remove(points.Max);
        return [.. points];
    }

    private static async Task<Imported> WithAsync(string name, byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        folder.Write(name, bytes);
        return await ConvexData.ImportAsync(folder.Path);
    }
}
