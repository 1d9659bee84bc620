using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>startup</c>: wall time of <c>faultline --version</c> and <c>--help</c> against an empty program of the same runtime and
/// settings. Each round runs all of them one after the other, so that a busy machine slows all alike; what counts is the ratio.
/// </summary>
internal static class Startup
{
    private const int WarmUps = 2;

    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--rounds", 15, out var rounds)) return Usage.Print("--rounds wants a number from 1");
        if (args.Count > 0) return Usage.Print($"startup does not know '{args[0]}'");
        if (BuiltProgram() is not { } faultline)
        {
            Console.Error.WriteLine("benchmarks: the built faultline was not found; run 'dotnet build -c Release' in the repository first.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("faultline-startup-").FullName;
        try
        {
            if (EmptyProgram.Build(folder) is not { } empty) return 2;
            (string Name, string File, string[] Args)[] programs = [("empty program", empty, []), ("faultline --version", faultline, ["--version"]), ("faultline --help", faultline, ["--help"])];
            var times = programs.Select(_ => new double[rounds]).ToArray();
            for (var round = -WarmUps; round < rounds; round++)
            {
                // Another one goes first in each round.
                for (var i = 0; i < programs.Length; i++)
                {
                    var next = (i + round + WarmUps) % programs.Length;
                    var ms = Measure(programs[next].File, programs[next].Args);
                    if (round >= 0) times[next][round] = ms;
                }
            }

            Print(programs.Select(p => p.Name).ToArray(), times);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Measure(string file, string[] args)
    {
        var info = new ProcessStartInfo(file, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var ms = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return process.ExitCode == 0 ? ms : throw new InvalidOperationException($"'{file} {string.Join(' ', args)}' ended with exit code {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }

    private static void Print(string[] names, double[][] times)
    {
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"median of {times[0].Length} interleaved rounds after {WarmUps} warm-ups\n");
        Console.WriteLine("| program | median ms | min ms | ratio to empty (median of pairs) |\n|---|---:|---:|---:|");
        for (var i = 0; i < names.Length; i++)
        {
            var ratio = Median([.. times[i].Zip(times[0], (time, empty) => time / empty)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names[i]} | {Median(times[i]):F1} | {times[i].Min():F1} | {ratio:F2} |"));
        }
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    internal static string? BuiltProgram()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Join(folder, "Faultline.slnx"))) continue;
            var program = Path.Join(folder, "src", "Faultline", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "faultline.exe" : "faultline");
            return File.Exists(program) ? program : null;
        }

        return null;
    }
}
