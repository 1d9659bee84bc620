using System.Text;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Looks at names and first kilobytes.</summary>
internal static class ConvexProbe
{
    private const int HeadBytes = 8 << 10;
    private const int FilesLookedAt = 200;

    public static Probe Look(ImportInput input)
    {
        if (File.Exists(input.Path)) return LookAt(input.Path) is { Certainty: Certainty.No } no ? Failed(input.Path) ?? no : LookAt(input.Path);
        if (!input.IsFolder) return new Probe(Certainty.No, "there is no such file or folder");
        var notes = new Notes(input);
        var files = InputFiles.Below(input.Path, notes);
        var best = new Probe(Certainty.No, "no file here looks like convex-evals");
        var candidates = files.Json.Concat(files.EvalFolders.Select(folder => Path.Join(folder, TrialFiles.RunLogName))).Concat(files.Lines).Concat(files.Zips);
        foreach (var path in candidates.Take(FilesLookedAt))
        {
            var probe = LookAt(path);
            if (probe.Certainty > best.Certainty) best = probe with { Reason = $"{notes.SourceOf(path)}: {probe.Reason}" };
            if (best.Certainty == Certainty.Sure) break;
        }

        return best;
    }

    private static Probe LookAt(string path)
    {
        var name = Path.GetFileName(path);
        var head = Head(path);
        if (name == TrialFiles.RunLogName)
        {
            return head.StartsWith("=== Eval: ", StringComparison.Ordinal)
                ? new Probe(Certainty.Sure, "a run.log that begins with '=== Eval:'")
                : new Probe(Certainty.Maybe, "a file named run.log");
        }

        if (Path.GetExtension(name).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return new Probe(head.Contains("run.log", StringComparison.Ordinal) || head.Contains("grader.test.ts", StringComparison.Ordinal) ? Certainty.Sure : Certainty.Maybe, "a zip archive, as convex-evals stores outputs");
        }

        if (Path.GetExtension(name).Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return head.Contains("individual_results", StringComparison.Ordinal) || name == "local_results.jsonl"
                ? new Probe(Certainty.Sure, "one model run per line, as local_results.jsonl")
                : new Probe(Certainty.No, "not local_results.jsonl");
        }

        if (Has(head, "failedEvals") || (Has(head, "totalEvals") && Has(head, "failedCount"))) return new Probe(Certainty.Sure, "has the keys of getFailedEvalsForRun");
        if (Has(head, "plannedEvals") && Has(head, "_id")) return new Probe(Certainty.Sure, "has the keys of getRunDetails");
        if (Has(head, "evals") && Has(head, "evalPath")) return new Probe(Certainty.Sure, "has the evals of getRunDetails");
        if (Has(head, "evalPath") && Has(head, "eval")) return new Probe(Certainty.Sure, "has the keys of getEvalDebugInfo");
        return name is "failed_evals.json" or "run_details.json"
            ? new Probe(Certainty.Maybe, "named as the convex-evals skill names its files")
            : new Probe(Certainty.No, "none of the keys of convex-evals");
    }

    // What a failed export leaves in a file that the user then names: the importer can say what happened and what to do.
    private static Probe? Failed(string path)
    {
        if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)) return null;
        var head = Head(path).Trim();
        if (head is "" or "null") return new Probe(Certainty.Maybe, "an export that holds nothing");
        if (head.StartsWith('<')) return new Probe(Certainty.Maybe, "a web page where an export was expected");
        return Has(head, "errorMessage") || head.StartsWith("{\"error\"", StringComparison.Ordinal) ? new Probe(Certainty.Maybe, "an export that holds an error") : null;
    }

    // Quoted as in JSON, or bare as a terminal prints it: the importer then says how to export it.
    private static bool Has(string head, string key)
        => head.Contains($"\"{key}\"", StringComparison.Ordinal) || (ForeignText.IsInspected(head) && head.Contains($"{key}", StringComparison.Ordinal));

    private static string Head(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[HeadBytes];
            var head = bytes.AsSpan(0, RandomAccess.Read(file, bytes, 0));
            return head.Length > 1 && head.IndexOf((byte)0) is 0 or 1 || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
                ? Encoding.UTF8.GetString(head).Replace("\0", "", StringComparison.Ordinal)
                : Encoding.UTF8.GetString(head).TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it will say so; a probe has no opinion.
            return "";
        }
    }
}
