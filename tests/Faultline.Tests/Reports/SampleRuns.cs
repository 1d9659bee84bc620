using Faultline.Model;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

/// <summary>The runs behind the golden files.</summary>
public static class SampleRuns
{
    public static ReportModel Mixed() => ReportModelBuilder.Build(MixedInput());

    public static ReportInput MixedInput()
    {
        const string output = """
            import { query } from "./_generated/server";

            export const listTeams = query({
              args: {},
              handler: async (ctx) => {
                for await (const team of ctx.db.query("teams").iter()) {
                  yield team;
                }
              },
            });
            """;
        const string expected = """
            // The answer.
            import { query } from "./_generated/server";

            export const other = query({ args: {}, handler: async () => null });

            export const listTeams = query({
              handler: async (ctx) => {
                const found = [];
                for await (const team of ctx.db.query("teams")) {
                  found.push(team);
                }
                return found;
              },
            });
            """;
        var iter = SomeReport.Trial("002-queries/013-iter", "deploy", "\u001b[31mdeploy failed\u001b[0m",
            SomeReport.File(ArtifactKind.Output, "convex/index.ts", output), SomeReport.File(ArtifactKind.Expected, "convex/index.ts", expected));
        var tsc = SomeReport.Fact("tsc", "deploy", "Property 'iter' does not exist on type 'Query'.") with
        {
            Code = "TS2339", Severity = "error", File = "convex/index.ts", Line = 6, Column = 51,
        };
        var join = SomeReport.Trial("002-queries/017-join");
        var joinFact = SomeReport.Fact("tsc", "deploy", "Property 'results' does not exist on type 'Page'.") with { Code = "TS2339", Severity = "error" };
        var page = SomeReport.Trial("002-queries/018-page", "tests", "tests failed (83%)");
        var assertion = SomeReport.Fact("assertion", "tests", "expected [ 1 ] to deeply equal [ 2 ]\nmore") with { Code = "AssertionError", Subject = "returns | the page" };
        var crons = SomeReport.Trial("000-fundamentals/003-crons", "eslint", "eslint failed");
        var lint = SomeReport.Fact("eslint", "eslint", "Prefer const.") with { Code = "prefer-const", Severity = "error" };
        var storage = SomeReport.Trial("004-actions/004-storage");
        var client = SomeReport.Trial("006-clients/001-mutation", null) with { Error = "`x` | <img src=x onerror=alert(1)>\nsecond 🎉 line\u202E", Outcome = Outcome.Errored };
        return SomeReport.Input(
            [
                (storage, SomeReport.Labelled(storage, Fault.Inconclusive, "silent-deploy", "other", "The deploy text is cut.")),
                (iter, SomeReport.Labelled(iter, Fault.ModelFault, "unknown-member", "api_misuse", "Calls `.iter()`, which | does not exist.", tsc)),
                (join, SomeReport.Labelled(join, Fault.ModelFault, "unknown-member", "api_misuse", "Reads .results, which does not exist.", joinFact)),
                (page, SomeReport.Labelled(page, Fault.AmbiguousTask, "two-readings", "extra_constraint", "The task names no order.", assertion)),
                (crons, SomeReport.Labelled(crons, Fault.OverlyStrict, "lint-not-in-task", "lint_violation", "The task names no lint rule.", lint)),
                (client, SomeReport.Unlabelled(client)),
            ],
            new Totals { Planned = 12, Cases = 11, Passed = 4, Failed = 5, Errored = 1, Unfinished = 1, Missing = 1 }) with
        {
            PriorReports =
            [
                new PriorReport("reports/openai/gpt-5.2-codex/jn76aaaa_2026-02-01.md", "2026-02-01", [new PriorMatch("002-queries/013-iter", 31, "KNOWN_GAP | `x`")]),
                new PriorReport("reports/openai/gpt-5.2-codex/b.md", null, []),
            ],
            Diagnostics = 2,
        };
    }

    public static ReportModel AllPassed() =>
        ReportModelBuilder.Build(SomeReport.Input([], new Totals { Planned = 3, Cases = 3, Passed = 3, Failed = 0, Errored = 0, Unfinished = 0, Missing = 0 }));

    /// <summary>Case ids and errors that a file system, a shell and a forge would each take for something else.</summary>
    public static ReportModel Hostile()
    {
        string[] ids =
        [
            "a/say \"quoted\" 'and' more", "b/`id`", "c/$(touch faultline-pwned)", "d/$HOME ${PATH}", "e/🎉 👩‍💻", "-rf --title x", "f/\\n $'x'", "g/two\nlines",
            "../../etc/passwd", "CON", "case A", "case a", new string('x', 500), "epic",
        ];
        return ReportModelBuilder.Build(SomeReport.Input(
            [
                .. ids.Select((id, i) =>
                {
                    var trial = SomeReport.Trial(id, "tests", "```\n@octocat fixes #12, see https://github.example/o/r/issues/1\n<script>alert(1)</script>");
                    var fact = SomeReport.Fact("tsc", "tests", i < 3 ? $"Cannot find name '{i}'." : $"@octocat fixes #12 in ({id})") with { Code = "TS2304", Severity = "error" };
                    return (trial, SomeReport.Labelled(trial, Fault.ModelFault, "unknown-member", "api_misuse", "@octocat and GH-12 <b>did</b> it.", fact));
                }),
            ],
            new Totals { Cases = 20, Passed = 6, Failed = 14 }));
    }
}
