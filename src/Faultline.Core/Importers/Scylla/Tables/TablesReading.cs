using System.Globalization;
using Faultline.Importers.Scylla.Joined;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Tables;

/// <summary>
/// Reads <c>runs.csv</c> and <c>judges.csv</c>: each row is one agent run and becomes a trial. Tier, sub-test and run number are not
/// unique where several tests were exported under one name; the second of a name is called <c>#2</c>.
/// </summary>
internal sealed class TablesReading(string folder, Notes notes)
{
    private readonly string _path = Path.Join(folder, TableFiles.Runs);

    public IEnumerable<ImportItem> Items(CancellationToken cancel)
    {
        var judged = Judged();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var trials = new List<Trial>();
        var models = new SortedSet<string>(StringComparer.Ordinal);
        var experiments = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(_path, notes))
        {
            cancel.ThrowIfCancellationRequested();
            if (row.Text("tier") is not { } tier || row.Text("subtest") is not { } subtest)
            {
                notes.Error(_path, "The row has no tier or no sub-test; nobody can say which run it is. It is skipped.", row.Line);
                continue;
            }

            if (row.Text("agent_model") is { } model) models.Add(model);
            if (row.Text("experiment") is { } experiment) experiments.Add(experiment);
            var name = $"{row.Text("experiment")}/{tier}/{subtest}/run_{row.Text("run_number")}";
            var again = seen[name] = seen.GetValueOrDefault(name) + 1;
            trials.Add(TrialOf(row, again == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{again}"), judged?.GetValueOrDefault(name)));
        }

        if (seen.Values.Any(n => n > 1)) notes.Info(_path, "Tier, sub-test and run number are not unique: several tests were exported under one name. Rows of one name are told apart by their order.");
        var id = "scylla-" + ContentHash.Short(string.Join('\n', trials.Select(t => $"{t.Key.Case} {t.Usage?.CostUsd} {t.DurationMs}")));
        yield return new ImportItem.OfRun(new Run
        {
            Id = id,
            Format = ScyllaBatchImporter.FormatId,
            Benchmark = "scylla",
            Model = models.Count > 0 ? string.Join(", ", models) : null,
            Experiment = experiments.Count > 0 ? string.Join(", ", experiments) : null,
            MedianTrialCostUsd = Money.Median(trials.Select(t => t.Usage?.CostUsd)),
            Root = notes.Root,
        });
        foreach (var trial in trials) yield return new ImportItem.OfTrial(trial with { Key = trial.Key with { Run = id } });
    }

    private Trial TrialOf(CsvRow row, string name, int? judges)
    {
        var at = new Location(notes.SourceOf(_path), string.Create(CultureInfo.InvariantCulture, $"#L{row.Line}"));
        var evidence = Evidence.At(at, row.Raw.Length <= 250 ? row.Raw : row.Raw[..250]);
        var exit = (int?)row.Long("exit_code");
        var passed = row.Bool("passed");
        if (passed is null) notes.Error(_path, $"'{name}' does not say whether it passed; expected True or False. It counts as errored.", row.Line);
        return new Trial
        {
            Key = new TrialKey("", name),
            Outcome = passed switch { true => Outcome.Passed, false => Outcome.Failed, null => Outcome.Errored },
            DurationMs = row.Double("duration_seconds") * 1000,
            ExitCode = exit,
            Usage = new Usage { CostUsd = row.Money("cost_usd"), InputTokens = row.Long("input_tokens"), OutputTokens = row.Long("output_tokens"), TotalTokens = row.Long("total_tokens") },
            SpendUsd = row.Money("cost_usd"),
            Checks = [new Check { Name = "judge", Outcome = passed switch { true => CheckOutcome.Passed, false => CheckOutcome.Failed, null => CheckOutcome.Unknown }, Message = $"score {row.Text("score") ?? "not stated"}" }],
            AgentRuns =
            [
                new AgentRun
                {
                    Name = name,
                    ExitCode = exit,
                    CostUsd = row.Money("cost_usd"),
                    OutputTokens = row.Long("output_tokens"),
                    TotalTokens = row.Long("total_tokens"),
                    AgentSeconds = row.Double("agent_duration_seconds"),
                    Turns = (int?)row.Long("num_turns") ?? (int?)row.Long("api_calls"),
                    Score = row.Double("score"),
                    Passed = passed,
                    // The share of the rubric that was met is made from the judges' rows: blank means that there is none.
                    IsJudged = row.Columns.ContainsKey("impl_rate") ? row.Text("impl_rate") is not null : null,
                    Judges = judges,
                    AgentEvidence = evidence,
                    JudgeEvidence = evidence,
                },
            ],
        };
    }

    private Dictionary<string, int>? Judged()
    {
        var path = Path.Join(folder, TableFiles.Judges);
        if (!File.Exists(path)) return null;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(path, notes))
        {
            var name = $"{row.Text("experiment")}/{row.Text("tier")}/{row.Text("subtest")}/run_{row.Text("run_number")}";
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}
