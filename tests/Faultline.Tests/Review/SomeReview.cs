using Faultline.Facts;
using Faultline.Importers;
using Faultline.Model;
using Faultline.Review;
using Faultline.Review.Packets;
using Faultline.Review.Scheduling;
using Faultline.Tests.Support;

namespace Faultline.Tests.Review;

/// <summary>Failures to review.</summary>
internal static class SomeReview
{
    public const string Log = "Running tests\nTypeError: fetch   failed\n  at request (node:internal)\nexpected [ 1, 2 ] to deeply equal [ 1 ]\nTests: 1 failed";

    public static Run Run(string root = "/nowhere") => new() { Id = "run-1", Format = "sample", Root = root, Model = "acme/zeta-7-large", Benchmark = "bench" };

    public static Trial Trial(string @case = "area/case-1", string log = Log, params Artifact[] more) => new()
    {
        Key = new TrialKey("run-1", @case),
        Outcome = Outcome.Failed,
        Category = "area",
        Checks =
        [
            new Check { Name = "deploy", Outcome = CheckOutcome.Passed },
            new Check { Name = "tests", Outcome = CheckOutcome.Failed, Message = "tests failed (50%)", MessageAt = new Location("result.json", "/message"), Detail = log, DetailAt = new Location("run.log", "#L11-L15") },
        ],
        Artifacts =
        [
            new Artifact { Name = "TASK.txt", Kind = ArtifactKind.Task, At = new Location("case/TASK.txt", ""), Text = "Return the numbers.\nIn any order." },
            new Artifact { Name = "index.ts", Kind = ArtifactKind.Expected, At = new Location("case/index.ts", ""), Text = "export const numbers = [1];\n" },
            new Artifact { Name = "index.ts", Kind = ArtifactKind.Output, At = new Location("out/index.ts", ""), Text = "export const numbers = [1, 2];\n" },
            .. more,
        ],
    };

    public static Artifact Gaps(string text) => new() { Name = "GAPS.txt", Kind = ArtifactKind.GapNote, At = new Location("case/GAPS.txt", ""), Text = text };

    public static ReviewItem Item(Trial trial, Run? run = null) => new()
    {
        Failure = trial.Key.FailureId(),
        Input = new PacketInput { Run = run ?? Run(), Trial = trial, Facts = [] },
        RootExists = root => root == "area/case-0",
    };

    public static string Answer(string fault = "MODEL_FAULT", string quote = "expected [ 1, 2 ] to deeply equal [ 1 ]", string source = "run.log", string pointer = "#L11-L15", string more = "", double confidence = 0.9)
        => $$"""{"evidence":[{"source":"{{source}}","pointer":"{{pointer}}","quote":{{System.Text.Json.JsonSerializer.Serialize(quote)}}}],"reasoning":"It says so.","fault":"{{fault}}","mechanism":"wrong_result","confidence":{{confidence.ToString(System.Globalization.CultureInfo.InvariantCulture)}}{{more}}}""";

    public static VerdictContext Context(Trial trial, ReviewPacket? packet = null) => new()
    {
        Texts = new TrialTexts("/nowhere", trial, [], packet, [], Clean),
        Gaps = [.. GapEntries.Of(trial)],
        RootExists = root => root == "area/case-0",
    };

    public static CheckedAnswer Check(string answer, Trial? trial = null)
    {
        trial ??= Trial();
        var parsed = AnswerParser.Parse(answer);
        Assert.Null(parsed.Problem);
        return VerdictCheck.Check(parsed.Answer!, Context(trial, new PacketBuilder(new PacketOptions()).Build(Item(trial).Input)));
    }

    /// <summary>Every failure of a folder of logs, as its importer reads it.</summary>
    public static async Task<IReadOnlyList<PacketInput>> FailuresOfAsync(string folder)
    {
        var input = ImportInput.Of(folder);
        var importer = Catalog.All<IImporter>().MaxBy(i => i.Probe(input).Certainty)!;
        Run? run = null;
        var failures = new List<PacketInput>();
        await foreach (var item in importer.ReadAsync(input, TestContext.Current.CancellationToken))
        {
            if (item is ImportItem.OfRun of) run = of.Run;
            if (item is ImportItem.OfTrial { Trial: { IsFailure: true } trial }) failures.Add(new PacketInput { Run = run!, Trial = trial, Facts = FactReading.Of(trial) });
        }

        return [.. failures.Select(f => f with { Run = run! })];
    }

    public static IEnumerable<string> Samples() => Directory.GetDirectories(Path.Join(Repo.Root, "samples"));

    private static string Clean(string text) => Faultline.Text.Redaction.Apply(text);
}
