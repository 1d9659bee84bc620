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

    public double? PeakMegabytes { get; private set; }

    /// <summary>Its first line.</summary>
    public string Answer { get; private set; } = "";

    public void RunOnce(bool isWarmUp)
    {
        var info = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, UseShellExecute = false };
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
        if (Number(lines, "inside_ms=") is { } inside) InsideSeconds.Add(inside / 1000);
    }

    private static double? Number(string[] lines, string label)
        => lines.FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal)) is { } line ? double.Parse(line[label.Length..], CultureInfo.InvariantCulture) : null;
}
