using System.Globalization;
using System.Runtime.InteropServices;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>judged</c>: the fast reader against <c>wc -l</c>, a Python loop and DuckDB over one file, whole processes, interleaved. All
/// must give the same answer; what counts is the median of the ratios of the rounds.
/// </summary>
internal static class Judged
{
    private const int WarmUps = 1;

    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--rounds", 5, out var rounds)) return Usage.Print("--rounds wants a number from 1");
        string? duckDb = null;
        if (args.IndexOf("--duckdb") is var at and >= 0)
        {
            if (at + 1 >= args.Count) return Usage.Print("--duckdb wants the folder in which 'npm install @duckdb/node-api' was run");
            duckDb = Path.GetFullPath(args[at + 1]);
            args.RemoveRange(at, 2);
        }

        var job = args.Remove("--texts") ? "texts" : "places";
        if (args is not [var file]) return Usage.Print($"judged wants one file, found {args.Count} arguments");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"benchmarks: '{file}' is not there; make it with 'generate-judged {file} --gb 1'.");
            return 2;
        }

        var path = Path.GetFullPath(file);
        var scripts = Directory.CreateTempSubdirectory("faultline-judged-").FullName;
        try
        {
            var programs = Programs(path, job, scripts, duckDb).ToList();
            var measured = Measure(programs, rounds);
            Print(path, job, measured);
            return Agree(measured) ? 0 : 2;
        }
        finally
        {
            Directory.Delete(scripts, recursive: true);
        }
    }

    private static IEnumerable<PeerRun> Programs(string path, string job, string scripts, string? duckDb)
    {
        yield return new PeerRun("faultline reader", Environment.ProcessPath!, ["scan-judged", path, job]);
        yield return new PeerRun("wc -l", "wc", ["-l", path]);
        var python = Path.Join(scripts, "loop.py");
        File.WriteAllText(python, JudgedPeers.Python);
        yield return new PeerRun("Python json.loads loop", "python3", [python, path, job]);
        if (duckDb is null)
        {
            Console.WriteLine("DuckDB is not measured: no --duckdb FOLDER was given.");
            yield break;
        }

        var script = Path.Join(scripts, "duck.mjs");
        File.WriteAllText(script, JudgedPeers.DuckDb);
        yield return new PeerRun("DuckDB read_json", "node", [script, path, job, duckDb]);
    }

    private static List<PeerRun> Measure(List<PeerRun> programs, int rounds)
    {
        for (var round = -WarmUps; round < rounds; round++)
        {
            // Another one goes first in each round.
            for (var i = 0; i < programs.Count; i++) programs[(i + round + WarmUps) % programs.Count].RunOnce(isWarmUp: round < 0);
        }

        return programs;
    }

    private static bool Agree(List<PeerRun> programs)
    {
        var answers = programs.Where(p => p.Answer.StartsWith("rows=", StringComparison.Ordinal)).GroupBy(p => p.Answer, StringComparer.Ordinal).ToList();
        if (answers.Count == 1)
        {
            Console.WriteLine($"\nAll {answers[0].Count()} that read rows answer: {answers[0].Key}");
            return true;
        }

        foreach (var answer in answers) Console.Error.WriteLine($"benchmarks: {string.Join(", ", answer.Select(p => p.Name))}: {answer.Key}");
        return false;
    }

    private static void Print(string path, string job, List<PeerRun> programs)
    {
        var bytes = new FileInfo(path).Length;
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F3} GB; counts and the {job} of the failed rows; medians of {programs[0].Seconds.Count} interleaved rounds after {WarmUps} warm-up\n"));
        Console.WriteLine("| program | median s | min s | GB/s | processor s | peak MB | speed of the reader to it (median of rounds, least-most) |\n|---|---:|---:|---:|---:|---:|---:|");
        foreach (var program in programs)
        {
            var ratios = program.Seconds.Zip(programs[0].Seconds, (its, ours) => its / ours).Order().ToArray();
            var median = Median(program.Seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {program.Name} | {median:F3} | {program.Seconds.Min():F3} | {bytes / median / 1e9:F2} | {(program.ProcessorSeconds.Count > 0 ? $"{Median(program.ProcessorSeconds):F2}" : "-")} | {(program.PeakMegabytes is { } peak ? $"{peak:F0}" : "-")} | {Median(ratios):F2} ({ratios[0]:F2}-{ratios[^1]:F2}) |"));
        }

        if (programs[0].InsideSeconds.Count > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe reader without the start of its process: {Median(programs[0].InsideSeconds):F3} s."));
    }

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
