using Faultline.Model;
using Faultline.Patterns;
using Faultline.Tests.Patterns;

namespace Faultline.Tests.Reports.Comparisons;

/// <summary>Comparisons to draw.</summary>
internal static class SomeComparisons
{
    /// <summary>Three runs, two of one model, with every state, texts that must be escaped, and failures with checks and labels.</summary>
    public static RunComparison Mixed()
    {
        var first = SomeOutcomes.Of("run-a", "PFPFPPFP");
        var again = SomeOutcomes.Of("run-a~2", "PFFPPPE-", r => r with { Model = "model-run-a", Date = new DateTimeOffset(2026, 2, 3, 23, 0, 0, TimeSpan.Zero) });
        var other = SomeOutcomes.Of("run-b", "FFPPU P", r => r with { Model = "<b>|model` & \"co\"", Experiment = "no_guidelines" });
        Fail(first, "=1+1|<script>alert(1)</script>", "wrong_import", "deploy", "tests");
        Fail(other, "=1+1|<script>alert(1)</script>", "rate_limited", "deploy");
        again.Add(SomeOutcomes.Trial("run-a~2", "=1+1|<script>alert(1)</script>", Outcome.Failed, attempt: 1, failed: "deploy"), null);
        again.Add(SomeOutcomes.Trial("run-a~2", "=1+1|<script>alert(1)</script>", Outcome.Passed, attempt: 2), null);
        return RunComparer.Compare([first, again, other], []);
    }

    /// <summary>Two conversations, one with markers.</summary>
    public static RunComparison Conversations()
    {
        var (one, other) = (SomeOutcomes.Of("c1", "PPPF", Conversation), SomeOutcomes.Of("c2", "PFPP", Conversation));
        foreach (var (name, text) in new[] { ("0", "[MODEL_ENDED_SESSION]"), ("1", "[EMPTY_RESPONSE: No valid response]"), ("3", "[MODEL_ENDED_SESSION]") })
        {
            one.Add(SomeOutcomes.Trial("c1", name, Outcome.Failed, session: 2, failed: "tool_use_correct") with
            {
                Artifacts = [new Artifact { Name = "assistant_text", Kind = ArtifactKind.Output, At = new Location("rows.jsonl", "#L1"), Text = text }],
            }, null);
        }

        return RunComparer.Compare([one, other], []);

        static Run Conversation(Run run) => run with { Mode = "normal" };
    }

    /// <summary>So many cases and runs, one case in four failed, always the same ones.</summary>
    public static RunComparison Large(int cases, int runs)
    {
        var random = new Random(3);
        var hard = Enumerable.Range(0, cases).Select(_ => random.NextDouble()).ToList();
        return RunComparer.Compare(
            [.. Enumerable.Range(1, runs).Select(run => SomeOutcomes.Of($"2026-run-{run:00}", string.Concat(hard.Select(h => random.NextDouble() < h * h * 0.75 ? 'F' : random.Next(60) == 0 ? 'U' : 'P'))))], []);
    }

    private static void Fail(RunOutcomes run, string name, string mechanism, params string[] failed)
    {
        var trial = SomeOutcomes.Trial(run.Id, name, Outcome.Failed, failed: failed);
        run.Add(trial, SomeOutcomes.Labelled(trial, mechanism));
    }
}
