using System.Diagnostics;
using System.Globalization;

namespace Faultline.Benchmarks;

/// <summary>A program that is measured from its start to its end, and what it said.</summary>
internal sealed class PeerRun(string name, string file, string[] args)
{
    public string Name => name;

    /// <summary>Done before each run and not measured.</summary>
    public Action? Before { get; init; }

    /// <summary>Exit codes that are no failure of the measurement.</summary>
    public Func<int, bool> IsCodeAllowed { get; init; } = static code => code == 0;

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
        var info = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        Before?.Invoke();
        var before = ChildrenSeconds();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        var saidBeside = process.StandardError.ReadToEndAsync();
        var peakWhileRunning = PeakOf(process);
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (peakWhileRunning.GetAwaiter().GetResult() is > 0 and var bytes) PeakMegabytes = Math.Max(PeakMegabytes ?? 0, bytes / 1048576.0);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!IsCodeAllowed(process.ExitCode)) throw new InvalidOperationException($"'{file} {string.Join(' ', args)}' ended with exit code {process.ExitCode}: {saidBeside.GetAwaiter().GetResult()}");
        Answer = lines[0];
        if (Number(lines, "peak_kb=") is { } peak) PeakMegabytes = Math.Max(PeakMegabytes ?? 0, peak / 1024);
        if (isWarmUp) return;
        Seconds.Add(seconds);
        if (before is { } then && ChildrenSeconds() is { } now) ProcessorSeconds.Add(now - then);
        if (Number(lines, "inside_ms=") is { } inside) InsideSeconds.Add(inside / 1000);
    }

    // For programs that do not tell; it can be asked for only while they run.
    private static async Task<long> PeakOf(Process process)
    {
        long peak = 0;
        try
        {
            while (!process.HasExited)
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                await Task.Delay(20).ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the two questions.
            return peak;
        }

        return peak;
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
