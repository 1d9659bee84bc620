using System.Text.Json;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>The folder of pages and the issues of the larger batches beside the checkout; skipped where they are not.</summary>
public sealed class SharedBatchFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-batch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("gen-feb14")]
    [InlineData("gen-feb20")]
    [InlineData("gen-random-seed1")]
    [InlineData("gen-random-seed2-dirty")]
    public void EveryTestHasItsIssueAndEveryFailureItsPage(string name)
    {
        var analysis = Report(name);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Join(Batch(name), "GROUND_TRUTH.json")));
        var tests = truth.RootElement.GetProperty("tests").EnumerateArray().ToList();
        var ids = tests.Select(test => test.GetProperty("test_id").GetString()!).Order(StringComparer.Ordinal).ToList();
        var failing = tests.Where(test => test.GetProperty("category").GetString() != "pass").Select(test => test.GetProperty("test_id").GetString()!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ids, Names(analysis, "issues").Where(id => id != "epic"));
        Assert.Equal(failing, Names(analysis, "failures").Where(id => id != "summary"));
        var hidden = tests.Where(test => test.GetProperty("hidden_pass").GetBoolean()).Select(test => test.GetProperty("test_id").GetString()!);
        Assert.All(hidden, id => Assert.Contains("**A pass is hidden**", File.ReadAllText(Path.Join(analysis, "failures", id + ".md")), StringComparison.Ordinal));
    }

    [Fact]
    public void TheFiguresOfTheProcedureAreThere()
    {
        var analysis = Report("gen-feb14");
        var readme = File.ReadAllText(Path.Join(analysis, "README.md"));
        foreach (var row in new[]
        {
            "| Total Tests | 47 |", "| Passed | 24 (51.1%) |", "| Failed | 23 (48.9%) |", "| Total Cost (all) | $54.18 |", "| Total Cost (passes) | $35.46 |", "| Mean CoP | $0.37 |", "| Median CoP | $0.17 |",
            "| Passes hidden by a later session | 6 |", "| Missing from the summary | $24.09 |", "| Pass rate corrected | 30 of 47 (63.8%,",
        })
            Assert.Contains(row, readme, StringComparison.Ordinal);
        // Thirteen tests with one cause are one cluster.
        Assert.Contains("# [E2E] 13 cases: ", string.Concat(Directory.EnumerateFiles(Path.Join(analysis, "clusters")).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Equal(11, Directory.GetFiles(Path.Join(analysis, "clusters")).Length);
        Assert.Contains("criteria_scores=judgment.get(\"criteria_scores\") or {},", File.ReadAllText(Path.Join(analysis, "failures", "test-031.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSpecsBatchIsFiledAsItLies()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("the script is for bash");
        var analysis = Report("gen-feb14");
        var files = Directory.EnumerateFiles(analysis, "*", SearchOption.AllDirectories).Select(path => new ReportFile(Path.GetRelativePath(analysis, path), File.ReadAllText(path)));
        using var gh = new FakeGh(files);
        Assert.Equal(1, gh.Run(30, "after").ExitCode);
        Assert.Equal(0, gh.Run().ExitCode);
        Assert.Equal(48, gh.Titles.Count);
        Assert.Equal(48, gh.Titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("E2E Dry Run: All 47 Tests (haiku/T0, 2026-02-14)", gh.Titles[0]);
        Assert.Contains("[E2E] test-006: Fix prelu_activation.mojo Build Errors - FAIL", gh.Titles);
    }

    private static string Batch(string name)
    {
        if (Repo.Shared is not { } shared || !Directory.Exists(Path.Join(shared, "scylla", name))) Assert.Skip("no batches beside the checkout");
        return Path.Join(Repo.Shared, "scylla", name);
    }

    private string Report(string name)
    {
        string[] workspace = ["--workspace", Path.Join(_folder, "w")];
        var id = FaultlineProcess.RunIn(_folder, ["triage", Batch(name), "--json", .. workspace]).Json.GetProperty("runs")[0].GetProperty("id").GetString()!;
        Assert.Equal(0, FaultlineProcess.RunIn(_folder, ["report", id, "--format", "analysis", "--output", "out", .. workspace]).ExitCode);
        return Path.Join(_folder, "out", "analysis");
    }

    private static IEnumerable<string> Names(string analysis, string folder) =>
        Directory.EnumerateFiles(Path.Join(analysis, folder)).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
}
