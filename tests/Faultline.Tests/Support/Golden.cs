using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Faultline.Tests.Support;

/// <summary>
/// Compares a value with a checked-in file. With <c>FAULTLINE_UPDATE_GOLDEN=1</c> the file is written instead: read the diff.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static bool Update => Environment.GetEnvironmentVariable("FAULTLINE_UPDATE_GOLDEN") == "1";

    public static void MatchesJson<T>(string path, T value) => MatchesText(path, JsonSerializer.Serialize(value, Json) + "\n");

    /// <param name="path">Relative to the fixtures, with '/'.</param>
    public static void MatchesFixture(string path, string actual) => MatchesText(Path.Join(Repo.Fixtures(), path), actual);

    public static void MatchesText(string path, string actual)
    {
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"'{path}' is not there; write it with FAULTLINE_UPDATE_GOLDEN=1");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
