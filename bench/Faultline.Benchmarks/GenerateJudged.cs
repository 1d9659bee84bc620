using System.Globalization;
using System.Text;

namespace Faultline.Benchmarks;

/// <summary>Verb <c>generate-judged</c>: one file of judged conversation rows of any size. Same seed, same bytes.</summary>
internal static class GenerateJudged
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!TryTakeSize(args, out var wanted)) return Usage.Print("--gb wants a number above 0, such as 0.1");
        if (!Usage.TryTakeNumber(args, "--seed", 42, out var seed)) return Usage.Print("--seed wants a number from 1");
        if (args is not [var path]) return Usage.Print($"generate-judged wants one file, found {args.Count} arguments");
        if (File.Exists(path))
        {
            Console.Error.WriteLine($"benchmarks: '{path}' is there already; name a new file.");
            return 2;
        }

        var rows = new JudgedRow(new Random(seed));
        long bytes = 0, written = 0, failedRows = 0;
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 20))
        {
            while (bytes < wanted)
            {
                var (line, failed) = rows.Next();
                var utf8 = Encoding.UTF8.GetBytes(line);
                file.Write(utf8);
                bytes += utf8.Length;
                written++;
                if (failed) failedRows++;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes, {written} rows, {failedRows} failed ({100.0 * failedRows / written:F1} %) in {path} (seed {seed})"));
        return 0;
    }

    private static bool TryTakeSize(List<string> args, out double bytes)
    {
        bytes = 1e9;
        var at = args.IndexOf("--gb");
        if (at < 0) return true;
        if (at + 1 >= args.Count || !double.TryParse(args[at + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gigabytes) || gigabytes <= 0) return false;
        bytes = gigabytes * 1e9;
        args.RemoveRange(at, 2);
        return true;
    }
}
