using System.Text;

namespace Faultline.Benchmarks;

/// <summary>A run.log of 5 to 20 KB: the steps in their order, the failure where it happened, and the chatter of the tools.</summary>
internal static class ConvexLog
{
    private static readonly (string Step, string Command)[] Steps =
    [
        ("filesystem", ""),
        ("install", "bun install"),
        ("deploy", "bunx convex dev --once --url http://localhost:43210"),
        ("tsc", "bunx tsc -noEmit -p convex"),
        ("eslint", "bunx eslint -c eslint.config.mjs convex"),
        ("tests", "bunx vitest run grader.test.ts --reporter=json --reporter=default --no-color"),
    ];

    public static string Of(Random random, string path, FailureText? failure)
    {
        var log = new StringBuilder($"=== Eval: {path} ===\n");
        var size = random.Next(5 * 1024, 17 * 1024);
        foreach (var (step, command) in Steps)
        {
            if (command.Length > 0) log.Append("[cmd] ").Append(command).Append('\n');
            if (step == "install") Packages(log, random, size);
            if (failure?.Step != step)
            {
                log.Append("[ok] ").Append(step).Append('\n');
                continue;
            }

            log.Append(failure.Log);
            if (step == "deploy") break;
        }

        return log.ToString();
    }

    // Most of a real log is what the package manager prints.
    private static void Packages(StringBuilder log, Random random, int size)
    {
        while (log.Length < size)
            log.Append("[install] + package-").Append(random.Next(10_000)).Append('@').Append(random.Next(10)).Append('.').Append(random.Next(40)).Append('.').Append(random.Next(20)).Append('\n');
        log.Append("[install] 212 packages installed [1.42s]\n");
    }
}
