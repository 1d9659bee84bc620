using System.Globalization;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>
/// The runner's local output: <c>output/model/category/name/run.log</c>. Nothing in it names the run, so its id is
/// <c>local-</c> and a hash of the model, the cases and their logs: the same tree has the same id everywhere.
/// </summary>
internal static class OutputTree
{
    public static IEnumerable<ImportItem> Items(IEnumerable<string> evalFolders, Notes notes, CancellationToken cancel)
    {
        foreach (var model in evalFolders.Select(folder => EvalFolder.Of(folder)).GroupBy(eval => eval.ModelFolder, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var evals = model.OrderBy(eval => eval.Case, StringComparer.Ordinal).ThenBy(eval => eval.Path, StringComparer.Ordinal).ToList();
            var id = IdOf(evals.Select(eval => (eval.Case, FolderText.Hash(Path.Join(eval.Path, TrialFiles.RunLogName)))), evals[0].Model);
            yield return new ImportItem.OfRun(RunOf(id, evals[0].Model, notes));
            var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
            var builds = new List<Func<Notes, Trial?>>();
            foreach (var eval in evals)
            {
                var attempt = attempts[eval.Case] = attempts.GetValueOrDefault(eval.Case) + 1;
                builds.Add(own => TrialOf(new TrialKey(id, eval.Case, Attempt: attempt), FolderText.Read(eval.Path, own), eval.AnswerFolder is { } answer ? FolderText.Read(answer, own) : [], eval.Path, own));
            }

            foreach (var item in Ahead.InOrder(builds, notes.Input, cancel)) yield return item;
        }
    }

    public static string IdOf(IEnumerable<(string Case, string Hash)> evals, string? model)
        => "local-" + ContentHash.Short(string.Create(CultureInfo.InvariantCulture, $"{model}\n{string.Join('\n', evals.Select(eval => $"{eval.Case} {eval.Hash}"))}"));

    public static Run RunOf(string id, string? model, Notes notes) => new()
    {
        Id = id,
        Format = ConvexEvalsImporter.FormatId,
        Benchmark = ConvexEvalsImporter.FormatId,
        Model = model,
        Root = notes.Root,
    };

    /// <summary>A trial from its output files alone: steps and outcome come from run.log.</summary>
    public static Trial? TrialOf(TrialKey key, IReadOnlyList<TrialFile> outputs, IReadOnlyList<TrialFile> answer, string place, Notes notes)
    {
        if (outputs.FirstOrDefault(file => file.Name == TrialFiles.RunLogName) is not { } file || file.Text is not { } text)
        {
            notes.Error(place, "The run.log could not be read as text; this eval is skipped.");
            return null;
        }

        var log = new RunLog(text);
        var checks = Steps.OfLog(log, file.At);
        var other = log.OtherError();
        var tests = checks.Find(check => check.Name == "tests");
        var outcome = other is not null || checks.Exists(check => check.Outcome == CheckOutcome.Failed) ? Outcome.Failed
            : tests is null ? Outcome.Unfinished : Outcome.Passed;
        if (checks.Count == 0 && other is null) notes.Warning(place, "The run.log names no step; expected lines such as '[ok] filesystem'. The eval counts as unfinished.");
        var trial = new Trial
        {
            Key = key,
            Outcome = outcome,
            Category = CasePath.CategoryOf(key.Case),
            Name = CasePath.NameOf(key.Case),
            Error = other?.Text,
            ErrorAt = other is { } error ? Steps.At(file.At, error) : null,
            Checks = Steps.Finish(checks, log, file.At),
        };
        if (outcome == Outcome.Passed) return trial;
        var expected = answer.Select(own => own with { Name = "answer/" + own.Name }).ToList();
        return trial with { Artifacts = [.. TrialFiles.Outputs(outputs), .. TrialFiles.Sources(expected, null)] };
    }
}
