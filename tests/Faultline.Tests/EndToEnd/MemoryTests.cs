using System.Text.Json;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>Two runs of one model and their reports, in the order of their dates.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void TheSecondRunKnowsItsRepeatsTheirLabelsAndTheActionThatShouldHaveFixedThem()
    {
        if (Repo.Shared is not { } shared)
        {
            Assert.Skip("the shared data is not here");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("faultline-memory-").FullName;
        try
        {
            string[] workspace = ["--workspace", Path.Join(folder, "w"), "--json"];
            var (runs, reports) = (Path.Join(shared, "convex", "runs"), Path.Join(shared, "convex", "reports"));
            FaultlineProcess.RunIn(folder, ["history", "import", Path.Join(reports, "anthropic"), .. workspace]);
            FaultlineProcess.RunIn(folder, ["import", Path.Join(runs, "jn76nmvg_2026-02-11"), .. workspace]);
            FaultlineProcess.RunIn(folder, ["history", "import", Path.Join(reports, "openai", "gpt-5.2-codex", "jn76nmvg_2026-02-11.md"), .. workspace]);
            FaultlineProcess.RunIn(folder, ["actions", "add", "--what", "The grader looks at names", "--cases", "003-crons", "--date", "2026-02-11", .. workspace]);

            var run = FaultlineProcess.RunIn(folder, ["triage", Path.Join(runs, "jn79beyv_2026-02-12"), .. workspace]).Json.GetProperty("runs")[0];
            var failures = run.GetProperty("failures").EnumerateArray().ToDictionary(f => f.GetProperty("case").GetString()!, f => f.GetProperty("recurrence"), StringComparer.Ordinal);

            // The report calls these repeats; those at another step of the same case are none.
            foreach (var repeat in new[] { "001-data_modeling/009-normalize_json", "003-mutations/006-no_storage", "004-actions/007-http_action_routing", "005-idioms/002-batch_queries" })
                Assert.Equal("recurring", State(failures[repeat]));
            Assert.Equal("new", State(failures["003-mutations/004-cascade_delete"]));
            Assert.Equal("cause-and-case", failures["001-data_modeling/009-normalize_json"].GetProperty("match").GetString());

            // What agents fixed for other models on 6 February came back for this one, and they had not agreed on whose fault it is.
            var onSubmit = failures["006-clients/001-use_mutation"];
            Assert.Equal("regressed", State(onSubmit));
            Assert.Contains("checksVoidReturn", onSubmit.GetProperty("should_be_fixed_by").GetRawText(), StringComparison.Ordinal);
            Assert.True(onSubmit.GetProperty("labels_disagree").GetBoolean());
            Assert.Equal(["OVERLY_STRICT", "KNOWN_GAP", "KNOWN_GAP", "KNOWN_GAP"], onSubmit.GetProperty("labels").EnumerateArray().Select(l => l.GetProperty("label").GetString()));

            // Other words at the same step, one cause: what the workspace recorded did not help.
            Assert.Equal("regressed", State(failures["000-fundamentals/003-crons"]));
            Assert.Contains("The grader looks at names", failures["000-fundamentals/003-crons"].GetProperty("should_be_fixed_by").GetRawText(), StringComparison.Ordinal);

            var open = run.GetProperty("memory").GetProperty("returning").EnumerateArray().Select(r => r.GetProperty("what").GetString()!).ToList();
            Assert.Contains(open, what => what.Contains("no-misused-promises", StringComparison.Ordinal));
            Assert.DoesNotContain(open, what => what.Contains("003-crons", StringComparison.Ordinal));
            Assert.Contains("002-queries/017-pagination_join", run.GetProperty("memory").GetProperty("fixed").EnumerateArray().Select(f => f.GetProperty("case").GetString()));

            var history = FaultlineProcess.RunIn(folder, ["history", "001-use_mutation", .. workspace]).Json;
            Assert.Equal(2, history.GetProperty("runs").GetArrayLength());
            Assert.Equal(4, history.GetProperty("labels").GetArrayLength());
            Assert.Contains("did-not-work", FaultlineProcess.RunIn(folder, ["actions", "list", .. workspace]).Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? State(JsonElement recurrence) => recurrence.GetProperty("state").GetString();
}
