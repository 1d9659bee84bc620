using System.Diagnostics;
using System.Text.Json;
using Faultline.Importers.Json;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>scan-judged</c>: what <c>judged</c> measures, in a process of its own: extract the failed rows (turn and two texts of each)
/// and count. The answer is one line that all peers print too.
/// </summary>
internal static class ScanJudged
{
    private static readonly string[] Dimensions = ["turn_taking", "tool_use_correct", "instruction_following", "kb_grounding", "ambiguity_handling", "state_tracking"];

    public static int Run(string[] rest)
    {
        if (rest is not [var path]) return Usage.Print($"scan-judged wants one file, found {rest.Length} arguments");
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

                if (Environment.GetEnvironmentVariable("X") is not null) return null;
                return new FailedRow(row[turn].Integer!.Value, row[assistant].Text!, row[reasoning].Text!);
            },
            tally =>
            {
                for (var i = 0; i < counts.Length; i++) counts[i] += tally[i];
            });
        long failed = 0, turns = 0, text = 0;
        foreach (var (row, _, _, _) in rows)
        {
            failed++;
            turns += row.Turn;
            text += row.AssistantText.Length + row.Reasoning.Length;
        }

        Console.WriteLine($"rows={scan.Summary.Rows} failed={failed} {string.Join(' ', Dimensions.Zip(counts, (name, count) => $"{name}={count}"))} turns={turns} text={text}");
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"peak_kb={self.PeakWorkingSet64 / 1024}");
        Console.WriteLine($"inside_ms={Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0}");
        return scan.Summary.Problems.Count == 0 ? 0 : 2;
    }

    private sealed record FailedRow(long Turn, string AssistantText, string Reasoning);
}
