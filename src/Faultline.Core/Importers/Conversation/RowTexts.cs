using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The texts of a failed row that a reviewer reads and evidence quotes, each with its place.</summary>
internal static class RowTexts
{
    private const int LongestMarker = 200;

    // Strings are stored as text, everything else as the JSON that the row writes.
    private static readonly (string Name, ArtifactKind Kind)[] Fields =
    [
        ("user_text", ArtifactKind.Task),
        ("assistant_text", ArtifactKind.Output),
        ("judge_reasoning", ArtifactKind.Grader),
        ("claude_reasoning", ArtifactKind.Grader),
        ("scores", ArtifactKind.Grader),
        ("failed_dimensions", ArtifactKind.Grader),
        ("turn_taking_issues", ArtifactKind.Log),
        ("tool_calls", ArtifactKind.Log),
        ("tool_results", ArtifactKind.Log),
    ];

    public static IEnumerable<Artifact> Of(JsonElement row, string source, string place)
    {
        foreach (var (name, kind) in Fields)
        {
            var value = row.At(name);
            if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) continue;
            yield return new Artifact { Name = name, Kind = kind, Text = value.Text() ?? value.GetRawText(), At = new Location(source, $"{place}/{name}") };
        }
    }

    /// <summary>The answer of a row when the harness wrote it, or when it is blank; null for the model's own words.</summary>
    public static Artifact? Marker(JsonElement row, string source, string place) =>
        row.At("assistant_text").Text() is { Length: < LongestMarker } text && (string.IsNullOrWhiteSpace(text) || text.StartsWith("[MODEL_ENDED_SESSION", StringComparison.Ordinal) || text.StartsWith("[EMPTY_RESPONSE", StringComparison.Ordinal) || text.StartsWith("[NO_RESPONSE", StringComparison.Ordinal))
            ? new Artifact { Name = "assistant_text", Kind = ArtifactKind.Output, Text = text, At = new Location(source, $"{place}/assistant_text") }
            : null;

    public static IEnumerable<Artifact> OfExpected(ExpectedTurns turns, ExpectedTurn turn, string source)
    {
        if (turn.Golden is { } golden) yield return Expected("golden_text", golden);
        if (turn.CallsText is { } calls) yield return Expected("required_function_call", calls);

        Artifact Expected(string name, string text) => new() { Name = name, Kind = ArtifactKind.Expected, Text = text, At = turns.At(turn, name, source) };
    }
}
