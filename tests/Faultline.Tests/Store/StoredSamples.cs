using System.Globalization;
using Faultline.Model;
using Faultline.Store;

namespace Faultline.Tests.Store;

/// <summary>Small runs and trials to store.</summary>
internal static class StoredSamples
{
    public static Run Run(string id = "run-1", string root = "/logs") => new() { Id = id, Format = "sample", Root = root, Model = "m" };

    public static Trial Trial(string run, string name, Outcome outcome = Outcome.Passed, params string?[] texts) => new()
    {
        Key = new TrialKey(run, name),
        Outcome = outcome,
        Checks = outcome == Outcome.Failed ? [new Check { Name = "tests", Outcome = CheckOutcome.Failed, Message = "expected <1> + 'ä'" }] : [],
        Artifacts = [.. texts.Select((text, i) => new Artifact
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"file{i}.txt"), Kind = ArtifactKind.Output, At = new Location("out.json", "/files"), Text = text,
        })],
    };

    public static async Task<CommitResult> ImportAsync(FileStore store, Run run, params Trial[] trials)
    {
        using var writer = store.BeginRun();
        foreach (var trial in trials) writer.Add(trial);
        return await writer.CommitAsync(run, TestContext.Current.CancellationToken);
    }

    /// <summary>A run of a passed, a failed and an unfinished trial.</summary>
    public static Task<CommitResult> ImportThreeAsync(FileStore store, string id = "run-1", string text = "line 1\nline 2", string root = "/logs") => ImportAsync(
        store,
        Run(id, root),
        Trial(id, "a", Outcome.Passed, text, "shared"),
        Trial(id, "b", Outcome.Failed, "shared", text),
        Trial(id, "c", Outcome.Unfinished));

    public static LedgerEvent.AnalysisRecorded Event(string failure, DateTimeOffset? at = null) => new()
    {
        At = at,
        RunId = "run-1",
        Revision = 1,
        RunDigest = "d",
        EngineVersion = "1",
        Analysis = new Analysis
        {
            Failure = failure,
            Finding = new Finding
            {
                Rule = "r", Version = 1, Fault = Fault.OverlyStrict, Mechanism = "m", Confidence = 0.5, Reason = "why", Evidence = [new Evidence("s", "#L1", "q")],
            },
        },
    };
}
