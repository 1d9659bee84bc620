using Faultline.Tests.Support;
using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class RedactionTests
{
    [Fact]
    public void FiveHundredPlantedSecretsAreTakenOut()
    {
        var missed = new List<string>();
        foreach (var (text, secrets) in PlantedSecrets.Texts(500, seed: 7))
        {
            var redacted = Redaction.Apply(text);
            if (secrets.Any(s => redacted.Contains(s, StringComparison.Ordinal))) missed.Add(text);
            Assert.Equal(text.Count(c => c == '\n'), redacted.Count(c => c == '\n'));
            Assert.StartsWith("line before\n", redacted, StringComparison.Ordinal);
            Assert.EndsWith("\nline after\n", redacted, StringComparison.Ordinal);
        }

        Assert.True(missed.Count == 0, $"{missed.Count} of 500 stayed, first:\n{string.Join("\n---\n", missed.Take(12))}");
    }

    [Theory]
    [InlineData("const token = await getToken(ctx);")]
    [InlineData("password: v.string(),")]
    [InlineData("apiKey: process.env.OPENAI_API_KEY,")]
    [InlineData("api_key=os.environ[\"OPENAI_API_KEY\"]")]
    [InlineData("Authorization: Bearer ${token}")]
    [InlineData("class task-oriented-something-with-a-long-name")]
    [InlineData("see https://example.com:8080/path@2x and user@example.com")]
    [InlineData("the secret ingredient is love; a token of appreciation")]
    [InlineData("total_tokens: 12345, prompt_tokens=678")]
    [InlineData("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("id: jn7samp1e00000000000000000000000")]
    [InlineData("key: \"by_creation_time\", index: by_user_id")]
    [InlineData("Fix the authentication error: authorizationHeaderParser is not defined")]
    [InlineData("import { paginationOptsValidator } from 'convex/server'")]
    public void OrdinaryTextStays(string text) => Assert.Same(text, Redaction.Apply(text));

    [Fact]
    public void OfOrdinaryTextsAtMostOneCharacterInAHundredGoes()
    {
        var (all, gone) = (0L, 0L);
        var folders = new[] { Path.Join(Repo.Root, "samples"), Path.Join(Repo.Root, "docs"), Path.Join(Repo.Root, "src"), Repo.Shared };
        foreach (var path in folders.OfType<string>().SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Where(IsText).Order(StringComparer.Ordinal).Take(4_000))
        {
            if (new FileInfo(path).Length > 300_000) continue;
            var text = File.ReadAllText(path);
            var redacted = Redaction.Apply(text, out var count);
            all += text.Length;
            gone += Math.Max(0, text.Length - redacted.Length + (count * 20L));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{gone} of {all} characters were taken out");
        Assert.True(all > 500_000);
        Assert.True(gone * 100 <= all, $"{gone} of {all} characters were taken out");
    }

    private static bool IsText(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        && Path.GetExtension(path) is ".md" or ".txt" or ".json" or ".jsonl" or ".log" or ".ts" or ".tsx" or ".cs" or ".csv" or ".yaml" or ".py" or "";
}
