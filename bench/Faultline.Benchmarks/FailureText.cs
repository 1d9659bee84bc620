using System.Text.RegularExpressions;

namespace Faultline.Benchmarks;

/// <summary>How an eval failed, in the words of the tools.</summary>
/// <param name="Step">The step that failed.</param>
/// <param name="EvalReason">What the eval's status says.</param>
/// <param name="StepReason">What the step's status says; a test failure hides its assertion here.</param>
/// <param name="Log">The lines that run.log has of it.</param>
internal sealed partial record FailureText(string Step, string EvalReason, string StepReason, string Log)
{
    private const string Escape = "\e";
    private static readonly string[] Members = ["store", "iter", "collectAll", "filterBy", "paginateBy", "unique", "first", "insertMany"];
    private static readonly string[] Lints = ["@typescript-eslint/no-explicit-any", "@typescript-eslint/no-misused-promises", "@typescript-eslint/no-unused-vars", "prefer-const", "no-undef"];
    private static readonly string[] Titles = ["returns the page in order", "throws when the user does not exist", "rejects a negative limit", "keeps documents of others"];

    public static FailureText Next(Random random, string path) => random.Next(10) switch
    {
        < 3 => Tsc(random),
        < 6 => Eslint(random, path),
        _ => Vitest(random, path),
    };

    private static FailureText Tsc(Random random)
    {
        var (member, line) = (Members[random.Next(Members.Length)], random.Next(1, 60));
        // convex dev colours its output, and the step keeps the colours.
        var text =
            $"""
            Error: Failed to deploy:
            {Escape}[96mconvex/index.ts{Escape}[0m:{Escape}[93m{line}{Escape}[0m:{Escape}[93m41{Escape}[0m - {Escape}[91merror{Escape}[0m{Escape}[90m TS2339: {Escape}[0mProperty '{member}' does not exist on type 'GenericDatabaseReader<DataModel>'.

            {Escape}[7m{line}{Escape}[0m     const found = await ctx.db.{member}(args.id);
            {Escape}[7m {Escape}[0m                                {Escape}[91m{new string('~', member.Length)}{Escape}[0m


            Found 1 error in convex/index.ts{Escape}[90m:{line}{Escape}[0m

            ✖ TypeScript typecheck via `tsc` failed.

            """;
        var plain = Colours().Replace(text, "");
        return new("deploy", "convex dev fail", text, $"[error] Deploying generated backend on port {random.Next(20000, 60000)}: {plain}\n[error] deploy: {plain}\n");
    }

    private static FailureText Eslint(Random random, string path)
    {
        var problems = Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"  {random.Next(1, 90),3}:{random.Next(1, 40),-3} error  Found what the rule forbids  {Lints[random.Next(Lints.Length)]}").ToList();
        var text = $"Error: Failed to lint code:\n\n/tmp/convex-evals/output/example/generated-model/{path}/convex/index.ts\n{string.Join('\n', problems)}\n\n✖ {problems.Count} problems ({problems.Count} errors, 0 warnings)\n\n";
        return new("eslint", "eslint fail", text, $"[error] Linting (eslint): {text}\n[error] eslint: {text}\n");
    }

    private static FailureText Vitest(Random random, string path)
    {
        var total = random.Next(2, 10);
        var failed = random.Next(1, total);
        var percent = (total - failed) * 100 / total;
        var lines = new List<string> { $"[error] vitest: Error: Tests failed (ratio: 0.{percent:D2})", "[vitest] ", $"[vitest]  ❯ evals/{path}/grader.test.ts ({total} tests | {failed} failed) {random.Next(500, 9000)}ms" };
        for (var i = 1; i <= failed; i++)
        {
            lines.Add($"[vitest]  FAIL  evals/{path}/grader.test.ts > {Titles[random.Next(Titles.Length)]} {i}");
            lines.Add($"[vitest] AssertionError: expected {random.Next(100)} to be {random.Next(100)} // Object.is equality");
            lines.Add($"[vitest]  ❯ evals/{path}/grader.test.ts:{random.Next(10, 200)}:3");
            lines.Add($"[vitest] ⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[{i}/{failed}]⎯");
            lines.Add("[vitest] ");
        }

        lines.Add($"[vitest]       Tests  {failed} failed | {total - failed} passed ({total})");
        return new("tests", $"tests fail ({percent}%)", $"tests failed ({percent}%)", string.Join('\n', lines) + "\n");
    }

    [GeneratedRegex(@"\e\[\d+m")]
    private static partial Regex Colours();
}
