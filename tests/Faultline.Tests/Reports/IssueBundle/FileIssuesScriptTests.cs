using System.Diagnostics;

using Faultline.Reports;
using Faultline.Reports.IssueBundle;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports.IssueBundle;

/// <summary>The script run by real bash against a <c>gh</c> that keeps what it is given.</summary>
public sealed class FileIssuesScriptTests : IDisposable
{
    private static readonly IReadOnlyList<ReportFile> _files = new IssuesReport().Write(SampleRuns.Hostile());

    private readonly FakeGh _gh = new(_files);

    public FileIssuesScriptTests()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("the script is for bash");
    }

    private static IReadOnlyList<ReportFile> Issues => [.. _files.Where(file => file.Path.StartsWith("issues/", StringComparison.Ordinal) && file.Path != "issues/epic.md")];

    public void Dispose() => _gh.Dispose();

    [Fact]
    public void ItFilesTheEpicFirstAndEveryTitleAndTextAsTheyAreWritten()
    {
        var result = _gh.Run();
        Assert.True(result.ExitCode == 0, result.Error);
        var expected = new[] { _files.Single(file => file.Path == "issues/epic.md") }.Concat(Issues.OrderBy(file => file.Path, StringComparer.Ordinal)).ToList();
        Assert.Equal(expected.Select(TitleOf), _gh.Titles);
        Assert.Equal(expected.Select(file => file.Text), _gh.Bodies);
        Assert.All(_gh.Labels, labels => Assert.StartsWith("evaluation\n", labels, StringComparison.Ordinal));
        Assert.Equal(2, _gh.Comments.Count);
        Assert.All(Enumerable.Range(102, Issues.Count), number => Assert.Contains($"- [ ] #{number} `", _gh.Comments[0], StringComparison.Ordinal));
        Assert.Equal(_files.Single(file => file.Path == "comments/analysis.md").Text, _gh.Comments[1]);
        Assert.False(File.Exists(Path.Join(Path.GetTempPath(), "faultline-pwned")));
    }

    [Fact]
    public void TheHostileTitlesAreThere()
    {
        _gh.Run();
        foreach (var part in new[] { "\"quoted\" 'and' more", "`id`", "$(touch faultline-pwned)", "$HOME", "🎉", "-rf --title x", "\\n", "two lines" })
            Assert.Contains(_gh.Titles, title => title.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void ADryRunSaysEveryTitleAndFileAndCallsNothing()
    {
        var result = _gh.Run("--dry-run");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(0, _gh.Calls);
        Assert.False(File.Exists(Path.Join(_gh.Bundle, "filed.tsv")));
        Assert.All(Issues, file => Assert.Contains(TitleOf(file), result.Output, StringComparison.Ordinal));
        Assert.All(Issues, file => Assert.Contains(Path.Join(_gh.Bundle, file.Path), result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public void WhereverItFailsTheSecondRunFilesTheRestAndNothingTwice(string how)
    {
        var small = _files.Where(file => !file.Path.StartsWith("clusters/", StringComparison.Ordinal) && (!Issues.Contains(file) || Issues.Take(2).Contains(file))).ToList();
        using var whole = new FakeGh(small);
        Assert.Equal(0, whole.Run().ExitCode);
        for (var n = 1; n <= whole.Calls; n++)
        {
            using var gh = new FakeGh(small);
            var first = gh.Run(n, how);
            Assert.Equal(1, first.ExitCode);
            Assert.Equal(n, gh.Calls);
            var second = gh.Run();
            Assert.True(second.ExitCode == 0, $"call {n}: {second.Error}");
            Assert.Equal(whole.Titles, gh.Titles);
            Assert.Equal(whole.Comments, gh.Comments);
        }
    }

    [Fact]
    public void WhenEverythingIsFiledItCallsNothing()
    {
        _gh.Run();
        var calls = _gh.Calls;
        var again = _gh.Run();
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(calls, _gh.Calls);
        Assert.Contains("Everything is filed", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutItsRecordItFindsOnGitHubWhatIsThere()
    {
        _gh.Run();
        var titles = _gh.Titles;
        File.Delete(Path.Join(_gh.Bundle, "filed.tsv"));
        Assert.Equal(0, _gh.Run().ExitCode);
        Assert.Equal(titles, _gh.Titles);
    }

    [Fact]
    public void ALineThatACrashCutShortDoesNotCount()
    {
        _gh.Run(7, "before");
        var record = Path.Join(_gh.Bundle, "filed.tsv");
        File.AppendAllText(record, "issues/zzz\thttps://github.example/owner/name/issues/1");
        Assert.Equal(0, _gh.Run().ExitCode);
        Assert.Contains("issues/zzz\thttps://github.example/owner/name/issues/1\n", File.ReadAllText(record), StringComparison.Ordinal);
        Assert.Equal(Issues.Count + 1, _gh.Titles.Count);
    }

    [Fact]
    public void WhenGitHubSaysTooFastItWaitsAndTriesAgain()
    {
        var result = _gh.Run(6, "too-fast");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("slow down", result.Error, StringComparison.Ordinal);
        Assert.Equal(Issues.Count + 1, _gh.Titles.Count);
    }

    [Fact]
    public void ByClusterItFilesOneIssueForEachCause()
    {
        var result = _gh.Run("--by", "cluster");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(_files.Count(file => file.Path.StartsWith("clusters/", StringComparison.Ordinal)) + 1, _gh.Titles.Count);
        using var made = new FakeGh(new IssuesReport().Write(SampleRuns.Hostile(), new ReportOptions(ByCause: true)));
        Assert.Equal(0, made.Run().ExitCode);
        Assert.Equal(_gh.Titles, made.Titles);
        Assert.Equal(1, made.Run("--by", "test").ExitCode);
    }

    [Fact]
    public void OnlyMissingLabelsAreMade()
    {
        _gh.Write("state/labels", "Evaluation\n");
        Assert.Equal(0, _gh.Run().ExitCode);
        Assert.DoesNotContain("label create evaluation", _gh.CallLog, StringComparison.Ordinal);
        Assert.Contains("label create model-fault", _gh.CallLog, StringComparison.Ordinal);
    }

    [Fact]
    public void AfterTheEpicEveryCallNamesItsRepository()
    {
        _gh.Run();
        var calls = _gh.CallLog.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var epic = Array.FindIndex(calls, call => call.StartsWith("issue create epic.md", StringComparison.Ordinal));
        Assert.All(calls.Skip(epic + 1), call => Assert.EndsWith("repo=github.example/owner/name", call, StringComparison.Ordinal));
        Assert.Equal(1, new FileInfo(Path.Join(_gh.Bundle, "filed.tsv")).Exists ? _gh.Run("--repo", "other/place").ExitCode : 0);
    }

    [Fact]
    public void AnIssueWhoseFileWasDeletedIsLeftOut()
    {
        File.Delete(Path.Join(_gh.Bundle, Issues[0].Path));
        Assert.Equal(0, _gh.Run().ExitCode);
        Assert.DoesNotContain(TitleOf(Issues[0]), _gh.Titles);
        Assert.Equal(Issues.Count, _gh.Titles.Count);
    }

    [Fact]
    public void AFileWithoutATitleStopsItBeforeAnythingIsFiled()
    {
        File.WriteAllText(Path.Join(_gh.Bundle, Issues[^1].Path), "no heading\n");
        var result = _gh.Run();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("expected '# ' and the title", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, _gh.Calls);
    }

    [Theory]
    [InlineData("--no-such")]
    [InlineData("--by", "colour")]
    [InlineData("--by")]
    public void WrongUsageIs64(params string[] arguments)
    {
        Assert.Equal(64, _gh.Run(arguments).ExitCode);
        Assert.Equal(0, _gh.Calls);
    }

    [Fact]
    public void AnotherOneAtWorkIsNotDisturbed()
    {
        Directory.CreateDirectory(Path.Join(_gh.Bundle, ".file_issues.lock"));
        File.WriteAllText(Path.Join(_gh.Bundle, ".file_issues.lock", "pid"), Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1, _gh.Run().ExitCode);
        Assert.Equal(0, _gh.Calls);
        // One that was killed holds nothing up.
        File.WriteAllText(Path.Join(_gh.Bundle, ".file_issues.lock", "pid"), "999999999");
        Assert.Equal(0, _gh.Run().ExitCode);
    }

    [Fact]
    public void ItUsesNothingThatBash32LacksAndShellcheckHasNothingToSay()
    {
        var script = _files.Single(file => file.Path == "file_issues.sh").Text;
        foreach (var newer in new[] { "declare -A", "local -n", "mapfile", "readarray", ",,}", "^^}", "&>>", "|&", "[[ -v ", "wait -n", "printf '%(", "EPOCHSECONDS", "sed -i", "sed -r", "grep -P", "readlink -f", "date -d" })
            Assert.DoesNotContain(newer, script, StringComparison.Ordinal);
        Assert.Equal("", Check("bash", "-n", Path.Join(_gh.Bundle, "file_issues.sh")));
        if (!OnPath("shellcheck")) Assert.Skip("shellcheck is not on PATH");
        Assert.Equal("", Check("shellcheck", Path.Join(_gh.Bundle, "file_issues.sh")));
    }

    private static string TitleOf(ReportFile file) => file.Text.Split('\n')[0]["# ".Length..];

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Join(folder, program)));

    private static string Check(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
