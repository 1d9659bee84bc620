using System.Diagnostics;
using System.Text.Json;
using Faultline.Importers.Json;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>scan-judged</c>: what <c>judged</c> measures, in a process of its own: count, and extract the failed rows, either their turn and
/// place in the file, or their turn and two decoded texts. The answer is one line that all peers print too.
/// </summary>
internal static class ScanJudged
{
    private static readonly string[] Dimensions = ["turn_taking", "tool_use_correct", "instruction_following", "kb_grounding", "ambiguity_handling", "state_tracking"];

    public static int Run(string[] rest)
    {
        if (rest is not [var path, "places" or "texts"]) return Usage.Print("scan-judged wants a file and 'places' or 'texts'");
        var withTexts = rest[1] == "texts";
        var started = Stopwatch.GetTimestamp();
        var fields = new JsonlFields("turn", "scores", "assistant_text", "judge_reasoning") { MembersOf = "scores" };
        var (turn, assistant, reasoning) = (fields.IndexOf("turn"), fields.IndexOf("assistant_text"), fields.IndexOf("judge_reasoning"));
        var counts = new long[Dimensions.Length];
        var scan = new JsonlScan(path, fields);
        var rows = scan.Select<long[], FailedRow>(
            () => new long[Dimensions.Length],
            (row, tally) =>
            {
                if (!row.HasMember(JsonValueKind.False)) return null;
                foreach (var member in row.Members)
                {
                    if (member.Kind == JsonValueKind.False) tally[Array.IndexOf(Dimensions, member.Name)]++;
                }

                return new FailedRow(row[turn].Integer!.Value, withTexts ? row[assistant].Text : null, withTexts ? row[reasoning].Text : null);
            },
            tally =>
            {
                for (var i = 0; i < counts.Length; i++) counts[i] += tally[i];
            });
        var places = new List<(long Line, long Offset, int Length)>();
        long turns = 0, text = 0;
        foreach (var (row, line, offset, length) in rows)
        {
            places.Add((line, offset, length));
            turns += row.Turn;
            text += (row.AssistantText?.Length ?? 0) + (row.Reasoning?.Length ?? 0);
        }

        Console.WriteLine($"rows={scan.Summary.Rows} failed={places.Count} {string.Join(' ', Dimensions.Zip(counts, (name, count) => $"{name}={count}"))} turns={turns}{(withTexts ? $" text={text}" : "")}");
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"peak_kb={self.PeakWorkingSet64 / 1024}");
        Console.WriteLine($"inside_ms={Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0}");
        return scan.Summary.Problems.Count == 0 ? 0 : 2;
    }

    private sealed record FailedRow(long Turn, string? AssistantText, string? Reasoning);
}
