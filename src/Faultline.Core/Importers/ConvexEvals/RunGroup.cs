using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The documents of one run, and its evals joined by id.</summary>
internal sealed class RunGroup(string id, Notes notes)
{
    private readonly Dictionary<string, EvalSources> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EvalSources> _byCase = new(StringComparer.Ordinal);
    private readonly List<EvalSources> _evals = [];
    private ConvexDocument? _summary;
    private ConvexDocument? _details;
    private RunFacts? _debugFacts;

    public string Id { get; } = id;

    public bool Lists(string? evalId) => evalId is not null && _byId.ContainsKey(evalId);

    public void Add(ConvexDocument document)
    {
        switch (document.Kind)
        {
            case DocumentKind.Summary:
                if (IsAgain(ref _summary, document)) return;
                break;
            case DocumentKind.Details:
                if (IsAgain(ref _details, document)) return;
                break;
            case DocumentKind.DebugInfo:
                _debugFacts ??= document.Facts;
                break;
            default:
                throw new InvalidOperationException("not a kind of document");
        }

        foreach (var row in document.Rows) Add(document, row);
    }

    /// <summary>The evals in their final order, with the archives that belong to them.</summary>
    public IReadOnlyList<EvalSources> Evals(ZipNames zips)
    {
        foreach (var eval in _evals)
        {
            var outputId = eval.All.Select(source => source.Row.OutputStorageId).FirstOrDefault(value => value is not null);
            var sourceId = eval.All.Select(source => source.Row.SourceStorageId).FirstOrDefault(value => value is not null);
            eval.OutputZip = zips.Output(outputId, eval.Id);
            eval.SourceZip = zips.Source(sourceId, eval.Id);
        }

        var ordered = _evals.OrderBy(eval => eval.Case, StringComparer.Ordinal).ThenBy(eval => eval.Id, StringComparer.Ordinal).ToList();
        foreach (var group in ordered.GroupBy(eval => eval.Case, StringComparer.Ordinal))
        {
            var attempt = 1;
            foreach (var eval in group) eval.Attempt = attempt++;
        }

        return ordered;
    }

    public Run ToRun()
    {
        RunFacts?[] known = [_details?.Facts, _summary?.Facts, _debugFacts];
        Compare(known);
        return new Run
        {
            Id = Id,
            Format = ConvexEvalsImporter.FormatId,
            Benchmark = ConvexEvalsImporter.FormatId,
            BenchmarkVersion = First(known, f => f.BenchmarkVersion),
            Provider = First(known, f => f.Provider),
            Model = First(known, f => f.Model),
            ModelName = First(known, f => f.ModelName),
            Experiment = First(known, f => f.Experiment) ?? "default",
            Date = _details?.Facts?.Date,
            Status = First(known, f => f.Status),
            StatusReason = First(known, f => f.StatusReason),
            DurationMs = known.Select(f => f?.DurationMs).FirstOrDefault(value => value is not null),
            Usage = First(known, f => f.Usage),
            PlannedCases = _details?.Facts?.Planned,
            Reported = _summary?.Facts?.Reported,
            Root = notes.Root,
        };
    }

    private static T? First<T>(IEnumerable<RunFacts?> known, Func<RunFacts, T?> field)
        where T : class
        => known.Select(facts => facts is null ? null : field(facts)).FirstOrDefault(value => value is not null);

    private bool IsAgain(ref ConvexDocument? slot, ConvexDocument document)
    {
        if (slot is null)
        {
            slot = document;
            return false;
        }

        if (!SameContent.Of(slot, document, notes))
        {
            notes.Warning(document.Path, $"Another file of run '{Id}' with other content was read first: '{notes.SourceOf(slot.Path)}'. This one is ignored; keep one of the two.");
        }

        return true;
    }

    private void Add(ConvexDocument document, EvalRow row)
    {
        if (row.Id is null && row.Case is null)
        {
            notes.Error(document.Path, $"'{row.Pointer}' has neither '_id' nor 'evalPath'; expected an eval. It is skipped.");
            return;
        }

        var eval = row.Id is not null && _byId.TryGetValue(row.Id, out var byId) ? byId
            : row.Case is not null && _byCase.TryGetValue(row.Case, out var byCase) && (row.Id is null || byCase.Id is null) ? byCase
            : New();
        eval.Id ??= row.Id;
        eval.Case ??= row.Case;
        if (row.Id is not null) _byId.TryAdd(row.Id, eval);
        if (row.Case is not null) _byCase.TryAdd(row.Case, eval);
        var known = document.Kind switch
        {
            DocumentKind.Summary => eval.Summary,
            DocumentKind.Details => eval.Details,
            DocumentKind.DebugInfo => eval.Debug,
            _ => throw new InvalidOperationException("not a kind of document"),
        };
        if (known is { } first)
        {
            if (!SameContent.Of(first, (document, row), notes))
            {
                notes.Warning(document.Path, $"Eval '{row.Id ?? row.Case}' was read before with other content, from '{notes.SourceOf(first.Document.Path)}'. The first is kept; remove one of the two.");
            }

            return;
        }

        switch (document.Kind)
        {
            case DocumentKind.Summary:
                eval.Summary = (document, row);
                break;
            case DocumentKind.Details:
                eval.Details = (document, row);
                break;
            default:
                eval.Debug = (document, row);
                break;
        }
    }

    private EvalSources New()
    {
        var eval = new EvalSources();
        _evals.Add(eval);
        return eval;
    }

    private void Compare(RunFacts?[] known)
    {
        var (details, summary) = (known[0], known[1]);
        if (summary is not null && _summary is not null)
        {
            if (summary.Reported?.Failed is { } failed && failed != _summary.Rows.Count)
            {
                notes.Warning(_summary.Path, $"The summary says {failed} failed evals and lists {_summary.Rows.Count}. Both figures are kept; export it again.");
            }

            if (details is not null && _details is not null) CompareCounts(summary, _details.Rows);
        }

        if (details?.Status is { } status && summary?.Status is { } other && status != other)
        {
            notes.Warning(_summary!.Path, $"The summary says that the run is '{other}', run details say '{status}'. Run details are used.");
        }

        if (details?.Model is { } model && summary?.Model is { } second && model != second)
        {
            notes.Warning(_summary!.Path, $"The summary says that the model is '{second}', run details say '{model}'. Run details are used.");
        }
    }

    private void CompareCounts(RunFacts summary, IReadOnlyList<EvalRow> rows)
    {
        (string What, int? Said, int Counted)[] figures =
        [
            ("evals", summary.Reported?.Cases, rows.Count),
            ("passed evals", summary.Reported?.Passed, rows.Count(row => row.Status == "passed")),
            ("failed evals", summary.Reported?.Failed, rows.Count(row => row.Status == "failed")),
        ];
        foreach (var (what, said, counted) in figures)
        {
            if (said is { } figure && figure != counted)
            {
                notes.Warning(_summary!.Path, $"The summary says {figure} {what}, run details ('{notes.SourceOf(_details!.Path)}') list {counted}. The evals listed are used.");
            }
        }
    }
}
