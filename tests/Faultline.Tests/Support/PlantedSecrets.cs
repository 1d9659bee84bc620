using System.Globalization;

namespace Faultline.Tests.Support;

/// <summary>Texts with secrets in them, as logs hold them. Made up here; none ever opened anything.</summary>
internal static class PlantedSecrets
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

    /// <summary>Texts of at least three lines, each with the secret parts of what was planted.</summary>
    public static IEnumerable<(string Text, IReadOnlyList<string> Secrets)> Texts(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var isNamed = i % 3 == 0;
            var secrets = new List<string>();
            var shape = Filled(isNamed ? _named[i / 3 % _named.Length] : _shapes[i % _shapes.Length], random, secrets);
            var planted = isNamed ? shape : string.Format(CultureInfo.InvariantCulture, _places[random.Next(_places.Length)], shape);
            yield return ($"line before\n{planted}\nline after\n", [.. secrets.Where(s => s.Length >= 12)]);
        }
    }

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
