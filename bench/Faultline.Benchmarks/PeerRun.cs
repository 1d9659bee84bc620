using System.Diagnostics;
using System.Globalization;

namespace Faultline.Benchmarks;

/// <summary>A program that is measured from its start to its end, and what it said.</summary>
internal sealed class PeerRun(string name, string file, string[] args)
{
    public string Name => name;

    public List<double> Seconds { get; } = [];

    /// <summary>As the program itself measured it; empty for one that does not.</summary>
    public List<double> InsideSeconds { get; } = [];

    /// <summary>Processor time of all its threads, which a busy machine changes less than the wall time; empty where /proc does not tell.</summary>
    public List<double> ProcessorSeconds { get; } = [];

    public double? PeakMegabytes { get; private set; }

    /// <summary>Its first line.</summary>
    public string Answer { get; private set; } = "";

    public void RunOnce(bool isWarmUp)
    {
        var info = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, UseShellExecute = false };
        var before = ChildrenSeconds();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{file} {string.Join(' ', args)}' ended with exit code {process.ExitCode}");
        Answer = lines[0];
        if (Number(lines, "peak_kb=") is { } peak) PeakMegabytes = Math.Max(PeakMegabytes ?? 0, peak / 1024);
        if (isWarmUp) return;
        Seconds.Add(seconds);
        if (before is { } then && ChildrenSeconds() is { } now) ProcessorSeconds.Add(now - then);
        if (Number(lines, "inside_ms=") is { } inside) InsideSeconds.Add(inside / 1000);
    }

    // Fields 16 and 17 of proc(5), in ticks of a hundredth of a second; the name before them may hold spaces.
    private static double? ChildrenSeconds()
    {
        if (!File.Exists("/proc/self/stat")) return null;
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / 100;
    }

    private static double? Number(string[] lines, string label)
        => lines.FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal)) is { } line ? double.Parse(line[label.Length..], CultureInfo.InvariantCulture) : null;
}
