namespace Faultline.Tests.EndToEnd;

/// <summary>Reports of several files, written by the program.</summary>
public sealed class ReportFolderTests : IDisposable
{
    private static readonly string _sample = Path.Join(Conventions.Repository.Root, "samples", "convex-evals");

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheAnalysisLiesInTheFolderThatWasAskedForAndIsTheSameTheSecondTime()
    {
        var id = Triage(_sample);
        var result = Run("report", id, "--format", "analysis", "--output", "out", "--json");
        Assert.Equal(0, result.ExitCode);
        var files = result.Json.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToList();
        Assert.Contains("out/analysis/README.md", files);
        Assert.Contains("out/analysis/file_issues.sh", files);
        Assert.All(files, file => Assert.True(File.Exists(Path.Join(_folder, file)), file));
        var first = Contents("out");
        File.WriteAllText(Path.Join(_folder, "out", "analysis", "filed.tsv"), "epic\n");
        Assert.Equal(0, Run("report", id, "--format", "analysis", "--output", "out").ExitCode);
        Assert.Equal("epic\n", File.ReadAllText(Path.Join(_folder, "out", "analysis", "filed.tsv")));
        File.Delete(Path.Join(_folder, "out", "analysis", "filed.tsv"));
        Assert.Equal(first, Contents("out"));
    }

    [Fact]
    public void WithoutAPlaceItLiesWhereTheRunsPageWouldAndIsNoEarlierReport()
    {
        var id = Triage(_sample);
        Assert.Equal(0, Run("report", id, "--format", "issues", "--by", "cluster").ExitCode);
        var epic = Directory.GetFiles(Path.Join(_folder, "reports"), "epic.md", SearchOption.AllDirectories).Single();
        Assert.EndsWith(Path.Join("issue-bundle", "issues", "epic.md"), epic, StringComparison.Ordinal);
        Assert.StartsWith(Path.Join(_folder, "reports", "openai"), epic, StringComparison.Ordinal);
        Run("report", id, "--output", "out");
        Assert.Contains("No prior reports were found", File.ReadAllText(Directory.GetFiles(Path.Join(_folder, "out"), "*.md", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherRunsFolderIsLeftAlone()
    {
        var first = Triage(_sample);
        var other = Path.Join(_folder, "other");
        CopyWithId(_sample, other, first, first[..^1] + "9");
        var second = Triage(other);
        Assert.NotEqual(first, second);
        Run("report", first, "--format", "analysis", "--output", "out");
        var before = Contents("out");
        Assert.Equal(0, Run("report", second, "--format", "analysis", "--output", "out").ExitCode);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
        Assert.True(File.Exists(Path.Join(_folder, "out", second + "_analysis", "README.md")));
    }

    [Fact]
    public void OnlyTheTwoWaysToCutIssuesAreTaken()
        => Assert.Equal(64, Run("report", "x", "--format", "issues", "--by", "colour").ExitCode);

    private string Triage(string input) => Run("triage", input, "--json").Json.GetProperty("runs")[0].GetProperty("id").GetString()!;

    private FaultlineProcess.Result Run(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", Path.Join(_folder, "w")]);

    private Dictionary<string, string> Contents(string below) =>
        Directory.EnumerateFiles(Path.Join(_folder, below), "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal);

    private static void CopyWithId(string from, string to, string id, string otherId)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Join(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(path).Replace(id, otherId, StringComparison.Ordinal));
        }
    }
}
