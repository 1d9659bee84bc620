using System.Runtime.CompilerServices;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The texts of a failed row that a reviewer reads and evidence quotes, each with its place.</summary>
internal static class RowTexts
{
    private const int LongestMarker = 200;

    // Every character may be written as an escape of six bytes.
    private const int LongestMarkerBytes = (6 * LongestMarker) + 2;

    // Strings are stored as text, everything else as the JSON that the row writes.
    private static readonly (int Field, ArtifactKind Kind)[] Fields =
    [
        (RowFields.UserText, ArtifactKind.Task),
        (RowFields.AssistantText, ArtifactKind.Output),
        (RowFields.JudgeReasoning, ArtifactKind.Grader),
        (RowFields.ClaudeReasoning, ArtifactKind.Grader),
        (RowFields.Scores, ArtifactKind.Grader),
        (RowFields.FailedDimensions, ArtifactKind.Grader),
        (RowFields.TurnTakingIssues, ArtifactKind.Log),
        (RowFields.ToolCalls, ArtifactKind.Log),
        (RowFields.ToolResults, ArtifactKind.Log),
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<Artifact> Of(JsonlRow row, string source, string place)
    {
        var found = new List<Artifact>(Fields.Length);
        // The row is gone when the next one is read: what is kept of it is copied once.
        var (kept, used) = (new byte[SizeOf(row)], 0);
        foreach (var (field, kind) in Fields)
        {
            var value = row[field];
            if (value.Kind is JsonValueKind.Undefined or JsonValueKind.Null) continue;
            var name = RowFields.NameOf(field);
            var at = new Location(source, $"{place}/{name}");
            if (MayHoldHalfPair(value))
            {
                found.Add(new Artifact { Name = name, Kind = kind, Text = value.Words, At = at });
                continue;
            }

            value.Raw.CopyTo(kept.AsSpan(used));
            found.Add(new Artifact { Name = name, Kind = kind, Written = new WrittenText(kept.AsMemory(used, value.Raw.Length), value.Kind == JsonValueKind.String), At = at });
            used += value.Raw.Length;
        }

        return found;
    }

    private static int SizeOf(JsonlRow row)
    {
        var size = 0;
        foreach (var (field, _) in Fields) size += row[field].Raw.Length;
        return size;
    }

    // No reader of JSON takes half a surrogate pair; such a text stays as it is written.
    private static bool MayHoldHalfPair(JsonlValue value) => value.Kind == JsonValueKind.String && (value.Raw.IndexOf("\\ud"u8) >= 0 || value.Raw.IndexOf("\\uD"u8) >= 0);

    /// <summary>The answer of a row when the harness wrote it, or when it is blank; null for the model's own words.</summary>
    public static Artifact? Marker(JsonlRow row, string source)
    {
        var said = row[RowFields.AssistantText];
        if (said.Kind != JsonValueKind.String || said.Raw.Length > LongestMarkerBytes || !MayBeMarker(said.Raw[1])) return null;
        return said.Words is { Length: < LongestMarker } text && (string.IsNullOrWhiteSpace(text) || text.StartsWith("[MODEL_ENDED_SESSION", StringComparison.Ordinal) || text.StartsWith("[EMPTY_RESPONSE", StringComparison.Ordinal) || text.StartsWith("[NO_RESPONSE", StringComparison.Ordinal))
            ? new Artifact { Name = "assistant_text", Kind = ArtifactKind.Output, Text = text, At = new Location(source, $"#L{row.Line}/assistant_text") }
            : null;
    }

    public static IEnumerable<Artifact> OfExpected(ExpectedTurns turns, ExpectedTurn turn, string source)
    {
        if (turn.Golden is { } golden) yield return Expected("golden_text", golden);
        if (turn.CallsText is { } calls) yield return Expected("required_function_call", calls);

        Artifact Expected(string name, string text) => new() { Name = name, Kind = ArtifactKind.Expected, Text = text, At = turns.At(turn, name, source) };
    }

    // What a marker or blank text can begin with: a bracket, white space of any script, an escape, or the closing quote of no text at all.
    private static bool MayBeMarker(byte first) => first is (byte)'[' or (byte)'"' or (byte)'\\' or (byte)' ' or >= 0x80;
}
