using System.Diagnostics;
using System.Globalization;
using Faultline.Model;
using Faultline.Store;

namespace Faultline.Benchmarks;

/// <summary>
/// Verb <c>review</c>: a review of made-up failures against a server of fixed latency in a process of its own. Throughput against the ideal, processor
/// time of our own for each call (everything: packets, redaction, requests, checks, journal), and memory as the number of reviews grows.
/// </summary>
internal static class ReviewLoad
{
    public static async Task<int> RunAsync(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--failures", 3_200, out var failures) || !Usage.TryTakeNumber(args, "--parallel", 32, out var parallel)
            || !Usage.TryTakeNumber(args, "--latency", 200, out var latency) || args.Count > 0) return Usage.Print("review wants numbers from 1");
        var folder = Directory.CreateTempSubdirectory("faultline-bench-review-").FullName;
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(["review-server", "--latency", latency.ToString(CultureInfo.InvariantCulture)])) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            var port = await server.StandardOutput.ReadLineAsync();
            await ImportAsync(folder, failures);
            var workspace = Workspace.Open(folder, TimeProvider.System);
            workspace.ListFailures(new FailureFilter(), CancellationToken.None);
            await ReviewAsync(workspace, port!, parallel, failures, latency);
            return 0;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ReviewAsync(Workspace workspace, string port, int parallel, int failures, int latency)
    {
        var self = Process.GetCurrentProcess();
        var memory = new List<(int Done, long Mb)>();
        var done = 0;
        var (cpu, started) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
        var request = new ReviewRequest
        {
            Run = "bench",
            With = ["openai:bench"],
            BaseUrl = $"http://127.0.0.1:{port}/v1",
            Parallel = parallel,
            Budget = "100000",
            Price = "1/5",
            ReportsFolder = workspace.Folder,
            Environment = _ => null,
            Progress = _ =>
            {
                if (Interlocked.Increment(ref done) % Math.Max(1, failures / 10) != 0) return;
                self.Refresh();
                lock (memory) memory.Add((done, self.WorkingSet64 >> 20));
            },
        };
        var answer = await workspace.ReviewAsync(request, CancellationToken.None);
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        self.Refresh();
        var ours = (self.TotalProcessorTime - cpu).TotalMilliseconds;
        var ideal = Math.Ceiling(failures / (double)parallel) * latency / 1000;
        var reviewed = answer.View.Reviewers[0].Reviewed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reviewed} of {failures} reviewed, {parallel} at once, {latency} ms a call"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wall {wall:F2} s, ideal {ideal:F2} s: {100 * ideal / wall:F1} % of the ideal, {reviewed / wall:F0} reviews/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time {ours / failures:F2} ms a call"));
        Console.WriteLine("working set MB: " + string.Join(", ", memory.Select(m => $"{m.Done}: {m.Mb}")));
    }

    private static async Task ImportAsync(string folder, int failures)
    {
        using var writer = new FileStore(folder, TimeProvider.System).BeginRun();
        var random = new Random(42);
        for (var i = 0; i < failures; i++) writer.Add(TrialOf(i, random));
        await writer.CommitAsync(new Run { Id = "bench", Format = "bench", Root = folder, Model = "acme-9" }, CancellationToken.None);
    }

    // About 20 KB a packet: an expected and an output file of 150 lines, a log of 80.
    private static Trial TrialOf(int index, Random random)
    {
        string code(string name) => string.Join('\n', Enumerable.Range(0, 150).Select(line => $"export const {name}{line} = query(async (ctx) => ctx.db.get({random.Next(10_000)}));"));
        var log = string.Join('\n', Enumerable.Range(0, 80).Select(line => line == 40 ? "TypeError: fetch failed" : $"[vitest] line {line} of output, {random.Next(100_000)} ms"));
        return new Trial
        {
            Key = new TrialKey("bench", string.Create(CultureInfo.InvariantCulture, $"area/case-{index:D5}")),
            Outcome = Outcome.Failed,
            Checks = [new Check { Name = "tests", Outcome = CheckOutcome.Failed, Message = "tests failed", MessageAt = new Location("result.json", "/message"), Detail = log, DetailAt = new Location("run.log", "#L1-L80") }],
            Artifacts =
            [
                new Artifact { Name = "TASK.txt", Kind = ArtifactKind.Task, At = new Location("TASK.txt", ""), Text = "Write queries." },
                new Artifact { Name = "index.ts", Kind = ArtifactKind.Expected, At = new Location("answer/index.ts", ""), Text = code("expected") },
                new Artifact { Name = "index.ts", Kind = ArtifactKind.Output, At = new Location("output/index.ts", ""), Text = code("output") },
            ],
        };
    }

    // Started by 'dotnet' or by its own host: the first argument is then the assembly.
    private static string[] Arguments(string[] own)
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ReviewLoad).Assembly.Location, .. own] : own;
}
