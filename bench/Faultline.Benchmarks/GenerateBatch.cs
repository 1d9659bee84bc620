using System.Globalization;

namespace Faultline.Benchmarks;

/// <summary>Verb <c>generate-batch</c>: a batch of any size, summary and thread logs. Same seed, same bytes.</summary>
internal static class GenerateBatch
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--tests", 1000, out var tests)) return Usage.Print("--tests wants a number from 1");
        if (!Usage.TryTakeNumber(args, "--threads", 4, out var threads)) return Usage.Print("--threads wants a number from 1");
        if (!Usage.TryTakeNumber(args, "--seed", 42, out var seed)) return Usage.Print("--seed wants a number from 1");
        if (!TryTakeSize(args, out var gigabytes)) return Usage.Print("--gb wants a number above 0, e.g. 0.1");
        if (args is not [var folder]) return Usage.Print($"generate-batch wants one folder, found {args.Count} arguments");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Console.Error.WriteLine($"benchmarks: '{folder}' is not empty; name a new folder.");
            return 2;
        }

        var bytes = new BatchWriter(folder, tests, threads, seed, (long)(gigabytes * (1L << 30) / tests)).Write();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tests} tests, {threads} threads, {bytes / 1e6:F0} MB of logs in {folder} (seed {seed})"));
        return 0;
    }

    private static bool TryTakeSize(List<string> args, out double gigabytes)
    {
        gigabytes = 0.04;
        var at = args.IndexOf("--gb");
        if (at < 0) return true;
        if (at + 1 >= args.Count || !double.TryParse(args[at + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out gigabytes) || gigabytes is not (> 0 and < 1000)) return false;
        args.RemoveRange(at, 2);
        return true;
    }
}
