using Faultline.Importers.Scylla.Joined;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>Reads the folder of one experiment that is looked at by itself: each agent run becomes a trial.</summary>
internal sealed class TreeReading(ImportInput input, Notes notes)
{
    public IEnumerable<ImportItem> Items(CancellationToken cancel)
    {
        var name = Path.GetFileName(input.Path.TrimEnd('/', '\\'));
        var folder = ExperimentFolder.Of(input.Path) ?? new ExperimentFolder(input.Path, name, name, DateTimeOffset.UnixEpoch);
        var tree = new TreeReader(notes).Read(folder);
        var config = Json.JsonFile.Open(Path.Join(input.Path, "config", "experiment.json"), notes);
        var id = "scylla-" + ContentHash.Short($"{tree.StartedAt?.UtcDateTime:O} {config?.Root.String("experiment_id") ?? folder.Case} {string.Join(' ', tree.Runs.Select(r => r.Run.Name))}");
        yield return new ImportItem.OfRun(new Run
        {
            Id = id,
            Format = ScyllaBatchImporter.FormatId,
            Benchmark = "scylla",
            Model = config?.Root.List("models") is [{ Text: { } model }, ..] ? model : null,
            Experiment = config?.Root.String("experiment_id") ?? folder.Case,
            Date = tree.StartedAt,
            Status = tree.Status,
            DurationMs = tree.Seconds * 1000,
            Usage = tree.Cost is { } cost ? new Usage { CostUsd = cost } : null,
            MedianTrialCostUsd = Money.Median(tree.Runs.Select(r => r.Cost)),
            Root = notes.Root,
        });
        foreach (var run in tree.Runs)
        {
            cancel.ThrowIfCancellationRequested();
            yield return new ImportItem.OfTrial(TrialOf(id, run));
        }

        if (tree.Runs.Count == 0) notes.Error(input.Path, "No agent run was found; expected folders like T0/00/run_01.");
        foreach (var note in notes.Take()) yield return new ImportItem.OfDiagnostic(note);
    }

    private static Trial TrialOf(string id, TreeRun run) => new()
    {
        Key = new TrialKey(id, run.Run.Name),
        Outcome = run.Run switch
        {
            { Passed: true } => Outcome.Passed,
            { Passed: false } => Outcome.Failed,
            _ => run.HasResult || run.Run.ExitCode is not null ? Outcome.Errored : Outcome.Unfinished,
        },
        ExitCode = run.Run.ExitCode,
        DurationMs = run.Run.AgentSeconds * 1000,
        Usage = new Usage { CostUsd = run.Cost, OutputTokens = run.Run.OutputTokens, TotalTokens = run.Run.TotalTokens },
        SpendUsd = run.Cost,
        Checks = run.Run.JudgeEvidence is { } at
            ? [new Check { Name = "judge", Outcome = run.Run.Passed switch { true => CheckOutcome.Passed, false => CheckOutcome.Failed, null => CheckOutcome.Unknown }, Message = at.Quote, MessageAt = new Location(at.Source, at.Pointer) }]
            : [],
        AgentRuns = [run.Run],
    };
}
