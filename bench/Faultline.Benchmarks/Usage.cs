namespace Faultline.Benchmarks;

/// <summary>What can be asked for, and the exit code for what cannot.</summary>
internal static class Usage
{
    public const int WrongUsage = 64;

    public static int Print(string? problem = null)
    {
        if (problem is not null) Console.Error.WriteLine($"benchmarks: {problem}");
        Console.Error.WriteLine(
            """
            benchmarks generate-convex DIR [--evals 1000] [--seed 42]   write a run of convex-evals into DIR (new or empty)
            benchmarks generate-judged FILE [--gb 1] [--seed 42]        write a file of judged conversation rows
            benchmarks judged FILE [--texts] [--rounds 5] [--duckdb FOLDER]
                                                                        the fast reader against wc -l, Python and DuckDB over that file
            benchmarks generate-batch DIR [--tests 1000] [--gb 0.04] [--threads 4] [--seed 42]   write a batch's summary and thread logs
            benchmarks batch DIR [--rounds 3]                           import of a batch against 'wc -l' of its logs
            benchmarks loghub DIR [--mistakes]                          clusters of the sets of LogHub in DIR against their labels
            benchmarks messages FILE [--mistakes]                       clusters of a JSONL file with 'label' and 'message'
            benchmarks scale FILE [--most 1000000]                      10 k, 100 k and 1 M variations of the messages in FILE, with time and memory
            benchmarks review [--failures 3200] [--parallel 32] [--latency 200]   a review against a server of fixed latency
            benchmarks startup [--rounds 15]                            start-up of faultline against an empty .NET program
            """);
        return WrongUsage;
    }

    /// <summary>The number after <paramref name="option"/>, taken out of <paramref name="args"/>; false when it is there and is no positive number.</summary>
    public static bool TryTakeNumber(List<string> args, string option, int byDefault, out int number)
    {
        number = byDefault;
        var at = args.IndexOf(option);
        if (at < 0) return true;
        if (at + 1 >= args.Count || !int.TryParse(args[at + 1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) || number < 1) return false;
        args.RemoveRange(at, 2);
        return true;
    }
}
