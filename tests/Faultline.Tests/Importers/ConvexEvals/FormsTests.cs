using System.Text;
using System.Text.Json.Nodes;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals;

/// <summary>Every form of convex-evals input, whole.</summary>
public sealed class FormsTests
{
    private const string Crons = "000-fundamentals/003-crons";
    private const string Endpoint = "000-fundamentals/002-basic_http_endpoint";
    private const string Routing = "004-actions/007-http_action_routing";
    private static readonly string Small = Path.Join(ConvexData.Fixtures, "small-run");

    [Fact]
    public async Task SummaryDebugInfosAndDetailsOfOneRunBecomeOneRun()
    {
        var imported = await ConvexData.ImportAsync(Small);
        Assert.Empty(imported.Problems);
        Assert.Equal(6, imported.Trials.Count);
        Assert.Equal((2, 3, 1), (imported.Count(Outcome.Passed), imported.Count(Outcome.Failed), imported.Count(Outcome.Unfinished)));
        Assert.Equal(new ReportedTotals(6, 2, 3), imported.Run.Reported);
        Assert.Equal("Claude Opus 4.6", imported.Run.ModelName);
        Assert.Equal(6, imported.Run.PlannedCases!.Count);
        Assert.Equal(imported.Trials.Select(trial => trial.Key.Case).Order(StringComparer.Ordinal), imported.Trials.Select(trial => trial.Key.Case), StringComparer.Ordinal);
        foreach (var trial in imported.Trials) ConvexData.AssertLocationsResolve(imported.Run, trial);
        var crons = imported.Trial(Crons);
        Assert.Equal("deploy", crons.FirstFailedCheck!.Name);
        Assert.Contains(crons.Artifacts, artifact => artifact is { Kind: ArtifactKind.Task, Name: "TASK.txt" });
        Assert.Contains(crons.Artifacts, artifact => artifact is { Kind: ArtifactKind.Expected, Name: "convex/crons.ts" });
        Assert.Contains(crons.Artifacts, artifact => artifact is { Kind: ArtifactKind.Log, Name: "run.log" });
        Assert.Contains(crons.Artifacts, artifact => artifact is { Kind: ArtifactKind.Output, At.Pointer: "/outputFiles/convex~1crons.ts" });
    }

    [Fact]
    public async Task ASummaryAloneKnowsItsFailuresAndTotals()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("anything.json", File.ReadAllBytes(Path.Join(Small, "failed_evals.json")));
        var imported = await ConvexData.ImportAsync(file);
        Assert.Empty(imported.Problems);
        Assert.Equal(3, imported.Trials.Count);
        Assert.Null(imported.Run.PlannedCases);
        Assert.Null(imported.Run.Date);
        var deploy = imported.Trial(Crons).FirstFailedCheck!;
        Assert.Matches("^/failedEvals/[0-2]/failedStep/failureReason$", deploy.MessageAt!.Pointer);
        Assert.Null(deploy.Detail);
    }

    [Fact]
    public async Task DebugInfosAloneAreARunOfUnknownTotals()
    {
        var imported = await ConvexData.ImportAsync(Path.Join(Small, "evals"));
        Assert.Empty(imported.Problems);
        Assert.Equal(3, imported.Trials.Count);
        Assert.Null(imported.Run.Reported);
        var one = await ConvexData.ImportAsync(Directory.GetFiles(Path.Join(Small, "evals"))[0]);
        Assert.Single(one.Trials);
        Assert.Equal(imported.Run.Id, one.Run.Id);
    }

    [Fact]
    public async Task RunDetailsTakeTheirTextsFromArchivesBesideThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("run_details.json", File.ReadAllBytes(Path.Join(Small, "run_details.json")));
        var value = JsonNode.Parse(File.ReadAllText(Path.Join(Small, "run_details.json")))!["value"]!;
        var rows = value["evals"]!.AsArray().Where(row => (string?)row!["status"]!["kind"] == "failed").Select(row => row!).ToList();
        var log = "=== Eval: x/y ===\n[error] deploy: Error: Failed to deploy:\nreal text\n";
        folder.Zip($"outputs/{rows[0]["status"]!["outputStorageId"]}.zip", ("run.log", log), ("convex/a.ts", "a"));
        folder.Zip($"sources/{rows[0]["evalSourceStorageId"]}.zip", ("TASK.txt", "task"), ("answer/convex/a.ts", "b"), ("GAPS.txt", "gap"), ("eval.json", "{}"));
        folder.Zip($"{rows[1]["_id"]}.zip", ("run.log", log));
        folder.Zip($"sources/{rows[2]["_id"]}.zip", ("TASK.txt", "task"));
        folder.Zip("unrelated.zip", ("run.log", log));
        foreach (var path in (string[])[folder.Path, Path.Join(folder.Path, "run_details.json")])
        {
            var imported = await ConvexData.ImportAsync(path);
            Assert.Empty(imported.Problems);
            imported.Says("No eval of the imported runs names this archive", DiagnosticSeverity.Info);
            foreach (var trial in imported.Trials) ConvexData.AssertLocationsResolve(imported.Run, trial);
            var first = imported.Trial((string)rows[0]["evalPath"]!);
            ArtifactKind[] kinds = [ArtifactKind.Output, ArtifactKind.Log, ArtifactKind.GapNote, ArtifactKind.Task, ArtifactKind.Expected, ArtifactKind.Other];
            Assert.Equal(kinds, first.Artifacts.Select(artifact => artifact.Kind));
            Assert.EndsWith(".zip!run.log", first.Of(ArtifactKind.Log).Single().At.Source);
            Assert.Single(imported.Trial((string)rows[1]["evalPath"]!).Of(ArtifactKind.Log));
            Assert.Equal("TASK.txt", imported.Trial((string)rows[2]["evalPath"]!).Of(ArtifactKind.Task).Single().Name);
        }
    }

    [Theory]
    [InlineData("bom")]
    [InlineData("crlf")]
    [InlineData("utf16")]
    [InlineData("utf16be")]
    [InlineData("envelope")]
    public async Task TheSameDocumentReadsTheSameInEveryWrapping(string wrapping)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Join(Small, "failed_evals.json"));
        byte[] bytes = wrapping switch
        {
            "bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "crlf" => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "utf16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf16be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes($$"""{"status":"success","value":{{text}},"logLines":[]}"""),
        };
        folder.Write("plain/run.json", text);
        folder.Write("wrapped/run.json", bytes);
        var plain = await ConvexData.ImportAsync(Path.Join(folder.Path, "plain"));
        var wrapped = await ConvexData.ImportAsync(Path.Join(folder.Path, "wrapped"));
        Assert.Empty(wrapped.Problems);
        Assert.Equal(plain.Run with { Root = "" }, wrapped.Run with { Root = "" });
        Assert.Equal(plain.Trials.Select(trial => trial.Error), wrapped.Trials.Select(trial => trial.Error), StringComparer.Ordinal);
        if (wrapping == "envelope") Assert.StartsWith("/value/failedEvals/", wrapped.Trials[0].ErrorAt!.Pointer);
    }

    [Fact]
    public async Task TheOutputTreeIsReadFromWhicheverFolderIsNamed()
    {
        var root = Path.Join(ConvexData.Fixtures, "output-tree");
        var whole = await ConvexData.ImportAsync(root);
        Assert.Empty(whole.Problems);
        Assert.Equal("anthropic/claude-opus-4-6", whole.Run.Model);
        Assert.Equal((1, 3, 1), (whole.Count(Outcome.Passed), whole.Count(Outcome.Failed), whole.Count(Outcome.Unfinished)));
        Assert.Equal(Outcome.Unfinished, whole.Trial("001-data_modeling/005-many_to_many").Outcome);
        Assert.Equal("tests", whole.Trial(Endpoint).FirstFailedCheck!.Name);
        Assert.Equal("deploy", whole.Trial(Crons).FirstFailedCheck!.Name);
        Assert.Equal("eslint", whole.Trial(Routing).FirstFailedCheck!.Name);
        Assert.Equal(CheckOutcome.Passed, whole.Trial(Routing).Checks.Single(check => check.Name == "tests").Outcome);
        (string Folder, int Trials)[] named =
        [
            ("output", 5), ("output/anthropic", 5), ("output/anthropic/claude-opus-4-6", 5), ("output/anthropic/claude-opus-4-6/000-fundamentals", 3),
            ("output/anthropic/claude-opus-4-6/000-fundamentals/003-crons", 1), ("output/anthropic/claude-opus-4-6/000-fundamentals/003-crons/run.log", 1),
        ];
        foreach (var (folder, trials) in named)
        {
            var imported = await ConvexData.ImportAsync(Path.Join(root, folder));
            Assert.Equal(trials, imported.Trials.Count);
            Assert.Equal("anthropic/claude-opus-4-6", imported.Run.Model);
            foreach (var trial in imported.Trials) ConvexData.AssertLocationsResolve(imported.Run, trial);
            Assert.Contains(imported.Trial(Crons).Of(ArtifactKind.Expected), artifact => artifact.Name == "convex/crons.ts");
        }
    }

    [Fact]
    public async Task ThePythonDialectHasTheSameStepNames()
    {
        var imported = await ConvexData.ImportAsync(Path.Join(ConvexData.Fixtures, "python-era"));
        var trial = imported.Trial(Crons);
        Assert.Equal("gpt-4.1", imported.Run.Model);
        Assert.Equal(["filesystem", "deploy"], trial.Checks.Select(check => check.Name), StringComparer.Ordinal);
        Assert.Equal("Failed to deploy:", trial.Checks[1].Message);
        Assert.EndsWith("is not a Crons object.", trial.Checks[1].Detail);
        Assert.Equal("#L12-L19", trial.Checks[1].DetailAt!.Pointer);
        ConvexData.AssertLocationsResolve(imported.Run, trial);
    }

    [Fact]
    public async Task EachLineOfLocalResultsIsARun()
    {
        var imported = await ConvexData.ImportAsync(Path.Join(ConvexData.Fixtures, "local-results", "local_results.jsonl"));
        Assert.Empty(imported.Problems);
        Assert.Equal(["openai/gpt-5.3-codex", "Other"], imported.Runs.Select(run => run.Model), StringComparer.Ordinal);
        Assert.Equal(new ReportedTotals(2, 1, 1), imported.Runs[0].Reported);
        Assert.Equal(4, imported.Trials.Count);
        var failed = imported.Trials.First(trial => trial.IsFailure);
        Assert.Equal("convex dev fail", failed.Error);
        Assert.Equal("#L1", failed.ErrorAt!.Pointer);
        Assert.Equal("deploy", failed.FirstFailedCheck!.Name);
        Assert.Equal(9000, failed.Usage!.InputTokens);
        Assert.Null(failed.Usage.OutputTokens);
    }

    [Fact]
    public async Task AnOutputArchiveAloneIsOneTrialAndASourceArchiveIsNone()
    {
        using var folder = new TemporaryFolder();
        var output = folder.Zip("a.zip", ("run.log", File.ReadAllText(Path.Join(ConvexData.Fixtures, "python-era/output/gpt-4.1/000-fundamentals/003-crons/run.log"))), ("convex/crons.ts", "x"));
        var source = folder.Zip("b.zip", ("TASK.txt", "task"), ("grader.test.ts", "x"));
        var imported = await ConvexData.ImportAsync(output);
        Assert.Empty(imported.Problems);
        Assert.Equal("a.zip!run.log", imported.Trial(Crons).FirstFailedCheck!.DetailAt!.Source);
        Assert.Equal("#L12-L19", imported.Trial(Crons).FirstFailedCheck!.DetailAt!.Pointer);
        var none = await ConvexData.ImportAsync(source);
        Assert.Empty(none.Runs);
        none.Says("the source of an eval", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task AnotherJsonFileIsIgnoredInAFolderAndAnErrorByItself()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        var other = folder.Write("package.json", """{"name":"x"}""");
        var imported = await ConvexData.ImportAsync(folder.Path);
        Assert.Empty(imported.Problems);
        imported.Says("It is ignored", DiagnosticSeverity.Info);
        Assert.Empty((await ConvexData.ImportAsync(Path.Join(folder.Path, "failed_evals.json"))).Diagnostics);
        (await ConvexData.ImportAsync(other)).Says("expected the result of getFailedEvalsForRun", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task AFailureBeforeTheFirstStepIsAFailureWithoutChecks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("run.json", """
            {"run":{"_id":"jn1","model":"m","provider":null,"experiment":"default","status":{"kind":"completed","durationMs":0,"usage":{"inputTokens":0,"totalTokens":null}}},
             "totalEvals":1,"passedCount":0,"failedCount":1,
             "failedEvals":[{"_id":"jh1","evalPath":"a/b","category":"a","name":"b","failureReason":"error: AI_APICallError: No endpoints found for m.","failedStep":null}]}
            """);
        var imported = await ConvexData.ImportAsync(folder.Path);
        Assert.Empty(imported.Problems);
        Assert.Equal(0, imported.Run.DurationMs);
        Assert.Equal(new Usage { InputTokens = 0 }, imported.Run.Usage);
        Assert.Null(imported.Run.Provider);
        var trial = imported.Trial("a/b");
        Assert.Equal(Outcome.Failed, trial.Outcome);
        Assert.Empty(trial.Checks);
        Assert.Equal("/failedEvals/0/failureReason", trial.ErrorAt!.Pointer);
    }
}
