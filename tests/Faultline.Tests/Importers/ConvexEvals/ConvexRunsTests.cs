using System.Text.Json;
using Faultline.Importers;
using Faultline.Importers.ConvexEvals;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals;

/// <summary>The rebuilt runs of the shared data, against what their reports say.</summary>
public sealed class ConvexRunsTests
{
    private static readonly string[] Folders = ["runs", "runs_era"];

    public static TheoryData<string> Runs()
    {
        var data = new TheoryData<string>();
        foreach (var folder in Folders.Select(name => Path.Join(ConvexData.Shared, name)).Where(Directory.Exists).SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal))
        {
            data.Add(Path.GetRelativePath(ConvexData.Shared, folder));
        }

        if (data.Count == 0) data.Add("none");
        return data;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task AFolderGivesTheTotalsAndFailedStepsOfItsReport(string name)
    {
        var folder = FolderOf(name);
        var imported = await ConvexData.ImportAsync(folder);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Join(folder, "EXPECTED.json"), TestContext.Current.CancellationToken));
        var root = expected.RootElement;
        Assert.Equal(root.GetProperty("run_id").GetString(), imported.Run.Id);
        Assert.Equal(root.GetProperty("model").GetString(), imported.Run.Model);
        Assert.Equal(root.GetProperty("provider").GetString(), imported.Run.Provider);
        Assert.Equal(root.GetProperty("experiment").GetString(), imported.Run.Experiment);
        Assert.Equal(root.GetProperty("date").GetString(), imported.Run.Date!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(root.GetProperty("total").GetInt32(), imported.Trials.Count);
        Assert.Equal(root.GetProperty("total").GetInt32(), imported.Run.PlannedCases!.Count);
        Assert.Equal(root.GetProperty("passed").GetInt32(), imported.Count(Outcome.Passed));
        Assert.Equal(root.GetProperty("failed").GetInt32(), imported.Count(Outcome.Failed));
        Assert.Equal(root.GetProperty("unfinished").GetInt32(), imported.Count(Outcome.Unfinished));
        foreach (var step in root.GetProperty("counts_by_step").EnumerateObject())
        {
            var count = imported.Trials.Count(trial => trial.Outcome == Outcome.Failed && (trial.FirstFailedCheck?.Name ?? "None") == step.Name);
            Assert.Equal(step.Value.GetInt32(), count);
        }

        foreach (var eval in root.GetProperty("evals").EnumerateArray())
        {
            var trial = imported.Trial(eval.GetProperty("eval").GetString()!);
            Assert.Equal(eval.GetProperty("failed_step").GetString(), trial.FirstFailedCheck?.Name);
            Assert.Equal(eval.GetProperty("evalId").GetString(), trial.ExternalId);
        }

        Assert.Empty(imported.Problems);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task EveryLocationResolvesToItsText(string name)
    {
        var imported = await ConvexData.ImportAsync(FolderOf(name));
        foreach (var trial in imported.Trials) ConvexData.AssertLocationsResolve(imported.Run, trial);
        foreach (var trial in imported.Trials.Where(trial => trial.Outcome == Outcome.Passed)) Assert.Empty(trial.Artifacts);
        foreach (var check in imported.Trials.SelectMany(trial => trial.Checks).Where(check => check is { Name: "tests", Outcome: CheckOutcome.Failed }))
        {
            Assert.StartsWith("[error] vitest:", check.Detail);
            Assert.Contains("[vitest]", check.Detail);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task TheSummaryFileAloneFindsItsDebugInfos(string name)
    {
        var folder = FolderOf(name);
        var whole = await ConvexData.ImportAsync(folder);
        var imported = await ConvexData.ImportAsync(Path.Join(folder, "failed_evals.json"));
        Assert.Empty(imported.Problems);
        Assert.Null(imported.Run.PlannedCases);
        Assert.Equal(whole.Count(Outcome.Failed), imported.Trials.Count);
        foreach (var (a, b) in whole.Trials.Where(trial => trial.IsFailure).Zip(imported.Trials))
        {
            Assert.Equal(a.Key, b.Key);
            Assert.Equal(a.Artifacts, b.Artifacts);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void TheProbeIsSure(string name)
    {
        var folder = FolderOf(name);
        Assert.Equal(Certainty.Sure, new ConvexEvalsImporter().Probe(ImportInput.Of(folder)).Certainty);
        foreach (var file in (string[])["failed_evals.json", "run_details.json"])
        {
            Assert.Equal(Certainty.Sure, new ConvexEvalsImporter().Probe(ImportInput.Of(Path.Join(folder, file))).Certainty);
        }
    }

    private static string FolderOf(string name)
    {
        if (name == "none") Assert.Skip("The shared data is not beside this repository: " + ConvexData.Shared);
        return Path.Join(ConvexData.Shared, name);
    }
}
