using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>batch</c>: wall time and peak memory of <c>faultline import</c> of a batch against <c>wc -l</c> of its logs. Each round runs both
/// one after the other, so that a busy machine slows both alike; processor time is less touched by what else the machine does.
/// </summary>
internal static class BatchImport
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--rounds", 3, out var rounds)) return Usage.Print("--rounds wants a number from 1");
        if (args is not [var folder]) return Usage.Print($"batch wants one folder, found {args.Count} arguments");
        if (Startup.BuiltProgram() is not { } faultline)
        {
            Console.Error.WriteLine("benchmarks: the built faultline was not found; run 'dotnet build -c Release' in the repository first.");
            return 2;
        }

        var logs = Directory.GetFiles(Path.Join(folder, "thread_logs"), "*.log");
        var megabytes = logs.Sum(l => new FileInfo(l).Length) / 1e6;
        var times = (Count: new List<double>(), Import: new List<double>());
        var cpu = (Count: new List<double>(), Import: new List<double>());
        long peak = 0;
        for (var round = 0; round < rounds; round++)
        {
            var counted = Measure("wc", ["-l", .. logs]);
            times.Count.Add(counted.Seconds);
            cpu.Count.Add(counted.CpuSeconds);
            var workspace = Directory.CreateTempSubdirectory("faultline-batch-").FullName;
            try
            {
                var (seconds, processor, bytes) = Measure(faultline, ["import", folder, "--workspace", workspace]);
                times.Import.Add(seconds);
                cpu.Import.Add(processor);
                peak = Math.Max(peak, bytes);
            }
            finally
            {
                Directory.Delete(workspace, recursive: true);
            }
        }

        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {rounds} interleaved rounds\n");
        Console.WriteLine("| program | MB of logs | median s | MB/s | CPU s | MB per CPU s | peak MB |\n|---|---:|---:|---:|---:|---:|---:|");
        Row("wc -l", times.Count, cpu.Count, null);
        Row("faultline import", times.Import, cpu.Import, peak);
        return 0;

        void Row(string name, List<double> seconds, List<double> processor, long? bytes)
        {
            var median = seconds.Order().ElementAt(seconds.Count / 2);
            var used = processor.Order().ElementAt(processor.Count / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {megabytes:F0} | {median:F2} | {megabytes / median:F0} | {used:F2} | {megabytes / used:F0} | {(bytes is { } b ? (b >> 20).ToString(CultureInfo.InvariantCulture) : "-")} |"));
        }
    }

    private static (double Seconds, double CpuSeconds, long PeakBytes) Measure(string file, string[] args)
    {
        var info = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, UseShellExecute = false };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        long peak = 0;
        var processor = 0.0;
        var reading = process.StandardOutput.ReadToEndAsync();
        // Peak and processor time can be asked for only while the program runs.
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
                processor = Math.Max(processor, process.TotalProcessorTime.TotalSeconds);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two questions.
                break;
            }
        }

        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        reading.GetAwaiter().GetResult();
        return process.ExitCode is 0 or 2 ? (seconds, processor, peak) : throw new InvalidOperationException($"'{file}' ended with exit code {process.ExitCode}");
    }
}
