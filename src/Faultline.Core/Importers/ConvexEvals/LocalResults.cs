using System.Text;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The runner's local_results.jsonl (removed upstream 2026-02-06): one line is one run of one model, without logs or files.</summary>
internal static class LocalResults
{
    public static IEnumerable<ImportItem> Items(string path, bool isNamed, Notes notes, CancellationToken cancel)
    {
        using var text = JsonText.Load(path, notes);
        if (text is null) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        var runs = 0;
        for (var at = 0; at < text.Bytes.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            var rest = text.Bytes[at..];
            var feed = rest.Span.IndexOf((byte)'\n');
            var line = feed < 0 ? rest : rest[..feed];
            at += line.Length + 1;
            number++;
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0) continue;
            using var json = Parse(line, path, number, notes);
            if (json is null) continue;
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("individual_results", out _))
            {
                if (isNamed) notes.Error(path, "The line is not a model run; expected an object with 'individual_results'.", number);
                continue;
            }

            var id = "local-" + ContentHash.Short(Encoding.UTF8.GetString(line.Span).TrimEnd('\r'));
            if (!seen.Add(id)) continue;
            runs++;
            foreach (var item in OfLine(new Node(json.RootElement, "", new Origin(path, notes.SourceOf(path), notes)), id, number)) yield return item;
        }

        if (runs == 0 && !isNamed) notes.Info(path, "No line is a model run of local_results.jsonl; the file is ignored.");
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> line, string path, int number, Notes notes)
    {
        try
        {
            return JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = Limits.JsonDepth });
        }
        catch (JsonException e)
        {
            notes.Error(path, $"The line is cut off or damaged at byte {e.BytePositionInLine + 1}; expected one JSON object. The line is skipped.", number);
            return null;
        }
    }

    private static IEnumerable<ImportItem> OfLine(Node line, string id, int number)
    {
        var notes = line.Origin.Notes;
        // Escapes make a text differ from its bytes, so the place is the line itself.
        var at = new Location(line.Origin.Source, "").Lines(number - 1);
        var stats = line.Object("run_stats");
        var name = line.Name("model_name");
        var results = line.Array("individual_results")?.Items().Where(item => item.IsObject).ToList() ?? [];
        var slug = results.Select(result => SlugOf(result.Name("directory_path"))).FirstOrDefault(value => value is not null);
        yield return new ImportItem.OfRun(OutputTree.RunOf(id, slug ?? name, notes) with
        {
            ModelName = name,
            Reported = stats is { } s ? new ReportedTotals((int?)s.Count("total_tests"), (int?)s.Count("total_passed"), (int?)s.Count("total_failed")) : null,
        });
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        var trials = new List<Trial>();
        foreach (var result in results)
        {
            if (CasePath.Join(result.Name("category"), result.Name("name")) is not { } path)
            {
                notes.Error(line.Origin.Path, $"'{result.Pointer}' has no 'category' and 'name'; it is skipped.", number);
                continue;
            }

            var attempt = attempts[path] = attempts.GetValueOrDefault(path) + 1;
            trials.Add(TrialOf(result, new TrialKey(id, path, Attempt: attempt), at));
        }

        foreach (var note in notes.Take()) yield return new ImportItem.OfDiagnostic(note);
        foreach (var trial in trials.OrderBy(trial => trial.Key.Case, StringComparer.Ordinal)) yield return new ImportItem.OfTrial(trial);
    }

    private static Trial TrialOf(Node result, TrialKey key, Location at)
    {
        var error = result.Text("failure_reason");
        var passed = result.Element.TryGetProperty("passed", out var value) ? value.ValueKind : JsonValueKind.Undefined;
        return new Trial
        {
            Key = key,
            Outcome = passed switch
            {
                JsonValueKind.True => Outcome.Passed,
                JsonValueKind.False => Outcome.Failed,
                _ => error is null ? Outcome.Unfinished : Outcome.Failed,
            },
            Category = CasePath.CategoryOf(key.Case),
            Name = CasePath.NameOf(key.Case),
            Error = error,
            ErrorAt = error is null ? null : at,
            Checks = result.Object("scores") is { } scores ? ChecksOf(scores) : [],
            Usage = RunFacts.UsageOf(result),
        };
    }

    private static List<Check> ChecksOf(Node scores)
    {
        var checks = new List<Check>();
        foreach (var (name, _) in scores.Fields())
        {
            if (scores.Number(name) is not { } score) continue;
            checks.Add(new Check { Name = StepNames.OfLabel(name) ?? name, Outcome = score >= 1 ? CheckOutcome.Passed : CheckOutcome.Failed });
        }

        return [.. checks.OrderBy(check => StepNames.Order(check.Name))];
    }

    // .../output/<slug>/<category>/<name>
    private static string? SlugOf(string? folder)
    {
        var parts = folder?.Split('/', '\\') ?? [];
        var output = Array.LastIndexOf(parts, "output");
        return output >= 0 && parts.Length - output > 3 ? string.Join('/', parts[(output + 1)..^2]) : null;
    }
}
