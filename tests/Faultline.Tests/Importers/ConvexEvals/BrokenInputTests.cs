using System.Text;
using System.Text.Json.Nodes;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals;

/// <summary>Broken input is reported with what to do, and the rest is imported.</summary>
public sealed class BrokenInputTests
{
    private const string Crons = "000-fundamentals/003-crons";
    private static readonly string Small = Path.Join(ConvexData.Fixtures, "small-run");
    private static readonly string Summary = File.ReadAllText(Path.Join(Small, "failed_evals.json"));

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("null", "the run does not exist")]
    [InlineData("""{"status":"success","value":null,"logLines":[]}""", "the run does not exist")]
    [InlineData("""{"status":"error","errorMessage":"ArgumentValidationError: bad id","logLines":[]}""", "'ArgumentValidationError: bad id'")]
    [InlineData("""{"error":"Eval jh1 not found"}""", "'Eval jh1 not found'")]
    [InlineData("<!DOCTYPE html><html></html>", "XML or HTML")]
    [InlineData("{\n  run: {\n    _id: 'jn1', model: 'x' },\n  failedEvals: []\n}", "npx convex run ... > failed_evals.json")]
    [InlineData("{\n  \u001b[32mrun\u001b[39m: {}\n}", "npx convex run ... > failed_evals.json")]
    [InlineData("npm warn something\n{}", "npx convex run ... > failed_evals.json")]
    [InlineData("[1,2]", "expected the result of getFailedEvalsForRun")]
    public async Task AFileThatIsNoResultIsAnErrorThatSaysWhatItIs(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var imported = await ConvexData.ImportAsync(folder.Write("failed_evals.json", text));
        Assert.Empty(imported.Runs);
        Assert.EndsWith("failed_evals.json", imported.Says(message, DiagnosticSeverity.Error).File);
    }

    [Fact]
    public async Task ATruncatedSummaryKeepsItsWholeEvalsAndSaysWhereItEnds()
    {
        using var folder = new TemporaryFolder();
        var third = Summary.LastIndexOf("\"failedStep\"", StringComparison.Ordinal);
        var imported = await ConvexData.ImportAsync(folder.Write("failed_evals.json", Summary[..third]));
        Assert.Equal(2, imported.Trials.Count);
        Assert.Equal(3, imported.Run.Reported!.Failed);
        var problem = imported.Says("is cut off or damaged at line", DiagnosticSeverity.Error);
        Assert.Equal(Summary[..third].Count(c => c == '\n') + 1, problem.Line);
        imported.Says("says 3 failed evals and lists 2", DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task BareNanIsNotMeasuredAndKillsNothing()
    {
        var imported = await SummaryWithAsync(text => text.Replace("521684", "NaN", StringComparison.Ordinal));
        Assert.Equal(3, imported.Trials.Count);
        Assert.Null(imported.Run.DurationMs);
        imported.Says("Bare NaN", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task InvalidUtf8IsReplacedAndSaid()
    {
        using var folder = new TemporaryFolder();
        var bytes = Encoding.UTF8.GetBytes(Summary.Replace("521684", "521684 ", StringComparison.Ordinal));
        bytes[Summary.IndexOf("Only", StringComparison.Ordinal)] = 0xFF;
        var imported = await ConvexData.ImportAsync(folder.Write("failed_evals.json", bytes));
        Assert.StartsWith("\uFFFDnly", imported.Run.StatusReason);
        imported.Says("Invalid UTF-8", DiagnosticSeverity.Error);
        Assert.Equal(3, imported.Trials.Count);
    }

    [Fact]
    public async Task HalfASurrogatePairIsReplacedAndAWholeOneIsKept()
    {
        var imported = await SummaryWithAsync(text => text.Replace("Only", @"\ud800 \ud83d\ude00 \\ud800", StringComparison.Ordinal));
        Assert.StartsWith("\uFFFD \U0001F600 \\ud800", imported.Run.StatusReason);
        imported.Says("half a surrogate pair", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task DeepNestingIsReportedAndWhatCameBeforeIsKept()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));
        var imported = await SummaryWithAsync(text => text.TrimEnd().TrimEnd('}') + $",\"x\":{deep}}}");
        Assert.Equal(3, imported.Trials.Count);
        imported.Says("nested deeper than 64 levels", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task WrongTypesReadAsAbsentAndAreNamedByPointer()
    {
        var imported = await SummaryWithAsync(text =>
        {
            var json = JsonNode.Parse(text)!;
            json["run"]!["model"] = 5;
            json["totalEvals"] = "many";
            json["failedEvals"]![0]!["failureReason"] = new JsonArray();
            json["failedEvals"]!.AsArray().Add(7);
            return json.ToJsonString();
        });
        Assert.Equal(3, imported.Trials.Count);
        Assert.Null(imported.Run.Model);
        Assert.Null(imported.Run.Reported!.Cases);
        imported.Says("'/run/model' is a number", DiagnosticSeverity.Error);
        imported.Says("'/totalEvals' is a text", DiagnosticSeverity.Error);
        imported.Says("'/failedEvals/0/failureReason' is a list", DiagnosticSeverity.Error);
        imported.Says("'/failedEvals/3' is a number, expected an eval", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task ContradictionsBetweenSummaryAndDetailsGiveBothFigures()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        folder.Write("failed_evals.json", Summary.Replace("\"passedCount\": 2", "\"passedCount\": 4", StringComparison.Ordinal));
        var details = File.ReadAllText(Path.Join(Small, "run_details.json"));
        var json = JsonNode.Parse(details)!;
        var row = json["value"]!["evals"]!.AsArray().First(eval => (string?)eval!["evalPath"] == Crons)!;
        row["status"] = new JsonObject { ["kind"] = "passed", ["durationMs"] = 1 };
        folder.Write("run_details.json", json.ToJsonString());
        var imported = await ConvexData.ImportAsync(folder.Path);
        imported.Says("says 4 passed evals, run details ('run_details.json') list 3", DiagnosticSeverity.Warning);
        imported.Says("says 3 failed evals, run details ('run_details.json') list 2", DiagnosticSeverity.Warning);
        imported.Says($"'{Crons}' is 'passed' here and 'failed' in", DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task ACopyOfAnEvalIsIgnoredAndAnotherVersionIsAWarning()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        var file = Directory.GetFiles(Path.Join(Small, "evals")).Order(StringComparer.Ordinal).First();
        folder.Write("copy/a.json", JsonNode.Parse(File.ReadAllText(file))!.ToJsonString());
        Assert.Empty((await ConvexData.ImportAsync(folder.Path)).Problems);
        folder.Write("evals/z.json", File.ReadAllText(file).Replace("durationMs\": ", "durationMs\": 9", StringComparison.Ordinal));
        var imported = await ConvexData.ImportAsync(folder.Path);
        Assert.EndsWith("z.json", imported.Says("was read before with other content", DiagnosticSeverity.Warning).File);
        Assert.Equal(6, imported.Trials.Count);
    }

    [Fact]
    public async Task ASummaryWithoutItsRunIdJoinsTheRunOfTheSameEvals()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        var json = JsonNode.Parse(Summary)!;
        json.AsObject().Remove("run");
        folder.Write("failed_evals.json", json.ToJsonString());
        var imported = await ConvexData.ImportAsync(folder.Path);
        imported.Says("has the same evals and is used", DiagnosticSeverity.Error);
        Assert.Equal(6, imported.Trials.Count(trial => trial.Key.Run == imported.Run.Id));
    }

    [Fact]
    public async Task LinksToFoldersAreNotFollowed()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        Directory.CreateSymbolicLink(Path.Join(folder.Path, "loop"), folder.Path);
        var imported = await ConvexData.ImportAsync(folder.Path);
        Assert.Empty(imported.Problems);
        Assert.Equal(6, imported.Trials.Count);
        imported.Says("links are not followed", DiagnosticSeverity.Info);
    }

    [Fact]
    public async Task AFileThatCannotBeOpenedIsNamedAndTheRestIsRead()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Small);
        // A link whose target has vanished: readable for nobody, root included.
        File.CreateSymbolicLink(Path.Join(folder.Path, "evals", "gone.json"), Path.Join(folder.Path, "nowhere.json"));
        var imported = await ConvexData.ImportAsync(folder.Path);
        Assert.EndsWith("gone.json", imported.Says("has vanished", DiagnosticSeverity.Error).File);
        Assert.Equal(6, imported.Trials.Count);
    }

    [Fact]
    public async Task AnEmptyFolderAndAMissingPathSayWhatIsExpected()
    {
        using var folder = new TemporaryFolder();
        (await ConvexData.ImportAsync(folder.Path)).Says("No convex-evals run was found here", DiagnosticSeverity.Error);
        (await ConvexData.ImportAsync(Path.Join(folder.Path, "nope"))).Says("There is no such file or folder", DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task ATornLineOfLocalResultsCostsThatLineOnly()
    {
        using var folder = new TemporaryFolder();
        var lines = File.ReadAllText(Path.Join(ConvexData.Fixtures, "local-results", "local_results.jsonl"));
        var imported = await ConvexData.ImportAsync(folder.Write("local_results.jsonl", lines[..^40]));
        Assert.Single(imported.Runs);
        Assert.Equal(2, imported.Says("cut off or damaged", DiagnosticSeverity.Error).Line);
    }

    private static async Task<Imported> SummaryWithAsync(Func<string, string> change)
    {
        using var folder = new TemporaryFolder();
        return await ConvexData.ImportAsync(folder.Write("failed_evals.json", change(Summary)));
    }
}
