using System.Globalization;
using Faultline.Importers.Scylla.Json;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>Reads an experiment's folder: its report, its tiers, its agent runs, its checkpoint.</summary>
internal sealed class TreeReader(Notes notes)
{
    public ExperimentTree Read(ExperimentFolder folder)
    {
        var tree = new ExperimentTree { Folder = folder };
        try
        {
            tree = WithReport(tree, folder.Path);
            tree = WithCheckpoint(tree, folder.Path);
            _ = Open(folder.Path, "config", "experiment.json");
            var subtests = new List<TreeSubtest>();
            var runs = new List<TreeRun>();
            foreach (var tier in ExperimentFolder.Tiers(folder.Path))
            {
                Subtests(tier, subtests);
                foreach (var subtest in Directory.EnumerateDirectories(tier).Order(StringComparer.Ordinal)) Runs(tier, subtest, runs);
            }

            return tree with { Subtests = subtests, Runs = runs };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(folder.Path, $"The folder cannot be read as a whole: {e.Message} Check its permissions.");
            return tree;
        }
    }

    private ExperimentTree WithReport(ExperimentTree tree, string path)
    {
        var report = Open(path, "report.json");
        var summary = report?.Root.Object("summary");
        // The same facts under other names: it speaks where the report is lost.
        var result = Open(path, "result.json");
        if (report is null || summary is null) return result is null ? tree : OfResult(tree, result);
        return tree with
        {
            HasReport = true,
            BestTier = summary.String("best_tier"),
            BestTierAt = report.At(summary, "best_tier"),
            Cost = summary.Money("total_cost"),
            CostAt = report.At(summary, "total_cost"),
            CostOfPass = summary.Money("frontier_cop"),
            Seconds = summary.Double("total_duration"),
            StartedAt = Time(summary.String("started_at")),
            CompletedAt = Time(summary.String("completed_at")) ?? Time(report.Root.String("generated_at")),
            Tiers = [.. report.Root.List("children").Where(c => c.String("tier") is not null)
                .Select(c => new TreeTier(c.String("tier")!, c.Double("best_score"), c.Money("cost"), report.At(c, "best_score")))],
        };
    }

    private static ExperimentTree OfResult(ExperimentTree tree, JsonFile result)
    {
        var root = result.Root;
        return tree with
        {
            HasReport = root.Get("tier_results") is not null,
            BestTier = root.String("best_overall_tier") ?? root.String("frontier_cop_tier"),
            BestTierAt = result.At(root, "best_overall_tier"),
            Cost = root.Money("total_cost"),
            CostAt = result.At(root, "total_cost"),
            CostOfPass = root.Money("frontier_cop"),
            Seconds = root.Double("total_duration_seconds"),
            StartedAt = Time(root.String("started_at")),
            CompletedAt = Time(root.String("completed_at")),
            Tiers = [.. (root.Object("tier_results")?.Members ?? []).Where(m => m.Value.IsObject)
                .Select(m => new TreeTier(m.Name, m.Value.Double("best_subtest_score"), m.Value.Money("total_cost"), result.At(m.Value, "best_subtest_score")))],
        };
    }

    private ExperimentTree WithCheckpoint(ExperimentTree tree, string path)
    {
        if (Open(path, "checkpoint.json") is not { } checkpoint) return tree;
        var root = checkpoint.Root;
        var name = root.String("experiment_state") is not null && root.String("status") is null ? "experiment_state" : "status";
        return tree with
        {
            Status = root.String(name),
            StatusAt = checkpoint.At(root, name),
            StartedAt = tree.StartedAt ?? Time(root.String("started_at")),
            LastUpdatedAt = Time(root.String("last_updated_at")),
        };
    }

    private void Subtests(string tier, List<TreeSubtest> subtests)
    {
        if (Open(tier, "result.json") is not { } result || result.Root.Object("subtest_results") is not { } all) return;
        foreach (var member in all.Members.Where(m => m.Value.IsObject))
        {
            var limit = member.Value.Object("rate_limit_info");
            subtests.Add(new TreeSubtest(
                $"{Path.GetFileName(tier)}_{member.Name}",
                member.Value.List("runs").Count,
                member.Value.String("selection_reason"),
                result.At(member.Value, "selection_reason"),
                limit?.String("error_message"),
                limit is null ? null : result.At(limit, "error_message")));
        }
    }

    private void Runs(string tier, string subtest, List<TreeRun> runs)
    {
        var name = $"{Path.GetFileName(tier)}_{Path.GetFileName(subtest)}";
        var shown = $"{Path.GetFileName(tier)}/{Path.GetFileName(subtest)}";
        var reader = new RunFiles(notes);
        foreach (var folder in RunFolders(subtest)) runs.Add(reader.Read(folder, name, $"{shown}/{Path.GetFileName(folder)}", isSetAside: false));
        foreach (var folder in RunFolders(Path.Join(subtest, ".failed"))) runs.Add(reader.Read(folder, name, $"{shown}/.failed/{Path.GetFileName(folder)}", isSetAside: true));
    }

    private static IEnumerable<string> RunFolders(string parent) => Directory.Exists(parent)
        ? Directory.EnumerateDirectories(parent, "run_*").Order(StringComparer.Ordinal)
        : [];

    private JsonFile? Open(params string[] parts) => JsonFile.Open(Path.Join(parts), notes);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
