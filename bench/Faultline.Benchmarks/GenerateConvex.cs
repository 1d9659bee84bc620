namespace Faultline.Benchmarks;

/// <summary>Verb <c>generate-convex</c>: a run of any size as the public queries of convex-evals give it. Same seed, same bytes.</summary>
internal static class GenerateConvex
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--evals", 1000, out var evals)) return Usage.Print("--evals wants a number from 1");
        if (!Usage.TryTakeNumber(args, "--seed", 42, out var seed)) return Usage.Print("--seed wants a number from 1");
        if (args is not [var folder]) return Usage.Print($"generate-convex wants one folder, found {args.Count} arguments");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Console.Error.WriteLine($"benchmarks: '{folder}' is not empty; name a new folder.");
            return 2;
        }

        var (failed, bytes) = ConvexRunFiles.Write(folder, evals, seed);
        Console.WriteLine($"{evals} evals, {failed} failed, {bytes / 1024 / 1024} MiB in {folder} (seed {seed})");
        return 0;
    }
}
