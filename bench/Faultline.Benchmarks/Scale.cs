using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>scale</c>: takes the messages of a file again and again, each time with other numbers and hexadecimal digits in them, and clusters
/// 10 k, 100 k and 1 M of them. Processor seconds count the work of all threads, so a busy machine disturbs them less than the clock.
/// </summary>
internal static partial class Scale
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--most", 1_000_000, out var most)) return Usage.Print("--most wants a number from 1");
        if (args is not [var file] || !File.Exists(file)) return Usage.Print("scale wants one file: JSONL with 'message', or lines of a log");
        var seeds = File.ReadLines(file).Where(l => l.Length > 0).Select(Message).ToArray();
        MessageClusters.Of(seeds);
        Console.WriteLine($"{Environment.ProcessorCount} processors, {seeds.Length} seeds of {Path.GetFileName(file)}, warm\n");
        Console.WriteLine("| messages | distinct texts | signatures | clusters | seconds | processor seconds | messages/s/core | peak MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var count in (int[])[10_000, 100_000, 1_000_000])
        {
            if (count <= most) Measure(seeds, count);
        }

        return 0;
    }

    private static void Measure(string[] seeds, int count)
    {
        GC.Collect();
        var messages = new string[count];
        Parallel.For(0, count, i => messages[i] = i < seeds.Length ? seeds[i] : Varied(seeds[i % seeds.Length], i));
        var before = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var (groups, signatures) = MessageClusters.Count(messages);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var busy = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {count:N0} | {messages.Distinct(StringComparer.Ordinal).Count():N0} | {signatures:N0} | {groups:N0} | {seconds:F2} | {busy:F2} | {count / busy:N0} | {peak:N0} |"));
    }

    // Every digit of a run of digits becomes another one, from the message's number alone.
    private static string Varied(string message, int number)
    {
        var state = (uint)number * 2654435761;
        return Digits().Replace(message, m => string.Create(m.Length, m.Value, (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                state = (state * 1664525) + 1013904223;
                to[i] = (char)('0' + (state >> 24) % 10);
            }
        }));
    }

    private static string Message(string line)
    {
        if (line[0] != '{') return line;
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("message").GetString()!;
    }

    [GeneratedRegex("(?<![A-Za-z0-9])[0-9]{2,}")]
    private static partial Regex Digits();
}
