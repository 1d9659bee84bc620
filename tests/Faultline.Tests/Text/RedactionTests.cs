using Faultline.Tests.Support;
using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class RedactionTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Hex = "0123456789abcdef";

    // Put together here, so that this file holds none. {n} is n letters and digits, {xn} n hexadecimal digits, {un} capitals and digits.
    private static readonly string[] _shapes =
    [
        "s" + "k-{48}", "s" + "k-proj-{40}", "s" + "k-ant-api03-{60}", "s" + "k-or-v1-{x64}", "A" + "Iza{35}", "g" + "hp_{36}", "g" + "ho_{36}", "g" + "ithub_pat_{22}_{40}", "g" + "lpat-{20}",
        "A" + "KIA{u16}", "A" + "SIA{u16}", "x" + "oxb-{12}-{24}", "x" + "oxp-{12}-{24}", "h" + "f_{34}", "r" + "8_{37}", "g" + "sk_{52}", "x" + "ai-{60}", "p" + "plx-{48}", "n" + "pm_{36}", "p" + "ypi-{60}",
        "d" + "op_v1_{x64}", "S" + "G.{22}.{43}", "d" + "api{x32}", "l" + "in_api_{40}", "s" + "k_live_{24}", "r" + "k_live_{24}", "w" + "hsec_{32}", "h" + "vs.{24}", "A" + "C{x32}", "n" + "vapi-{60}",
        "tvly" + "-{32}", "lsv2" + "_pt_{x32}_{x10}", "glsa" + "_{32}_{x8}", "p" + "rod:happy-otter-123|{60}", "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIi{20}.{43}",
    ];

    private static readonly string[] _places =
    [
        "{0}", "key = \"{0}\"", "Error: 401 Incorrect API key provided: {0}.", "curl -H 'x-api-key: {0}' https://api.example.com", "{{\"apiKey\":\"{0}\"}}", "export OPENAI_API_KEY={0}\nnpm test",
        "  at fetch ({0})", "\u001b[31mtoken {0} expired\u001b[0m",
    ];

    private static readonly string[] _named =
    [
        "Authorization: Bearer {40}", "authorization: bearer {24}", "\"Authorization\": \"Basic {32}==\"", "api_key={32}", "\"api_key\": \"{40}\"", "AWS_SECRET_ACCESS_KEY={40}", "client_secret: '{40}'", "password = \"{20}9x\"",
        "postgres://admin:{16}@db.internal:5432/app", "mongodb+srv://user:{20}@cluster0.mongodb.net/test", "redis://:{24}@cache:6379/0", "mysql://root:{12}@localhost/shop", "https://user:{16}@example.com/repo.git",
        "Server=tcp:sql.example.com;Database=app;User Id=sa;Password={16};", "Host=db;Username=app;Password={14};Port=5432", "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={64}==;EndpointSuffix=core.windows.net",
        "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey={43}=", "auth_token: {36}", "amqp://svc:{18}@mq:5672/%2f",
        "-----BEGIN RSA " + "PRIVATE KEY-----\n{64}\n{64}\n{40}==\n-----END RSA " + "PRIVATE KEY-----", "-----BEGIN " + "PRIVATE KEY-----\\n{64}\\n{64}\\n-----END " + "PRIVATE KEY-----\\n",
        "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n{64}\n{64}\n",
    ];

    [Fact]
    public void FiveHundredPlantedSecretsAreTakenOut()
    {
        var random = new Random(7);
        var missed = new List<string>();
        for (var i = 0; i < 500; i++)
        {
            var isNamed = i % 3 == 0;
            var secrets = new List<string>();
            var shape = Filled(isNamed ? _named[i / 3 % _named.Length] : _shapes[i % _shapes.Length], random, secrets);
            var text = $"line before\n{(isNamed ? shape : string.Format(System.Globalization.CultureInfo.InvariantCulture, _places[random.Next(_places.Length)], shape))}\nline after\n";
            var redacted = Redaction.Apply(text);
            if (secrets.Exists(s => s.Length >= 12 && redacted.Contains(s, StringComparison.Ordinal))) missed.Add(text);
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

    private static string Filled(string shape, Random random, List<string> secrets)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < shape.Length; i++)
        {
            var close = shape[i] == '{' ? shape.IndexOf('}', i) : -1;
            if (close < 0 || !int.TryParse(shape[(i + 1)..close].TrimStart('x', 'u'), System.Globalization.CultureInfo.InvariantCulture, out var length))
            {
                text.Append(shape[i]);
                continue;
            }

            var alphabet = shape[i + 1] switch { 'x' => Hex, 'u' => Alphabet[..26] + "0123456789", _ => Alphabet };
            var secret = string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
            secrets.Add(secret);
            text.Append(secret);
            i = close;
        }

        return text.ToString();
    }
}
