using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports.Verification;

/// <summary>A report as it was written has nothing wrong; one number, id or quote changed is found, wherever it is.</summary>
public sealed partial class VerifyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faultline-verify").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task EveryPlantedErrorIsFoundAndTheOriginalIsClean()
    {
        var (workspace, report) = await WrittenAsync();
        var lines = await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);
        Assert.Empty(Problems(workspace, report));

        var random = new Random(20261121);
        var missed = new List<string>();
        var planted = Enumerable.Range(0, 300).Select(i => Plant(lines, random, i % 3)).ToList();
        foreach (var (line, text) in planted)
        {
            var path = Path.Combine(folder, "mutated.md");
            await File.WriteAllTextAsync(path, string.Join('\n', lines.Select((l, i) => i == line ? text : l)) + "\n", TestContext.Current.CancellationToken);
            if (!Problems(workspace, path).Any(p => p.Line == line + 1)) missed.Add($"{line + 1}: '{lines[line]}' became '{text}'");
        }

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("convex-evals", "analysis")]
    [InlineData("convex-evals", "issues")]
    [InlineData("conversation", "deep-error-analysis")]
    [InlineData("conversation", "markdown")]
    [InlineData("scylla-batch", "markdown")]
    [InlineData("scylla-batch", "analysis")]
    public async Task EveryFormOfReportIsCleanAsItWasWritten(string sample, string format)
    {
        var workspace = Workspace.Open(Path.Combine(folder, "ws"), new ManualTime());
        var written = await workspace.WriteReportsAsync(new ReportsRequest
        {
            Runs = new ImportRequest { Inputs = [Path.Combine(Repo.Root, "samples", sample)] },
            Format = format,
            ReportsFolder = Path.Combine(folder, "reports"),
            Output = Path.Combine(folder, "out"),
        }, TestContext.Current.CancellationToken);

        var pages = written.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal)).Select(Path.GetFullPath).ToList();
        var answer = workspace.Verify(pages, Path.Combine(folder, "reports"), TestContext.Current.CancellationToken);

        Assert.Equal([], answer.Reports.SelectMany(r => r.Problems.Select(p => $"{r.File}:{p.Line} {p.Kind} {p.Found}")));
        Assert.Equal(pages.Count, answer.Reports.Count + answer.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public async Task WhatSomebodyAddedIsLookedUpToo()
    {
        var (workspace, report) = await WrittenAsync();
        var id = workspace.ListFailures(new FailureFilter(), TestContext.Current.CancellationToken).Failures[0].Id;
        await File.AppendAllTextAsync(report, $"""

            ## Notes of the reviewer

            I read [{id}] and [f000000000000]; 19 of 20 failed. The log says "TypeError: fetch failed" and "the server melted down".
            Nothing to see in this line, and 3 of my friends agree.
            """, TestContext.Current.CancellationToken);

        Assert.Equal(
            [("id", "f000000000000"), ("count", "19 of 20"), ("quote", "the server melted down")],
            Problems(workspace, report).Select(p => (p.Kind, p.Found)));
    }

    [Fact]
    public async Task AReportOfARunThatIsNotThereIsSaidAndNotPassedOver()
    {
        var (workspace, _) = await WrittenAsync();
        var path = Path.Combine(folder, "other.md");
        await File.WriteAllTextAsync(path, "# Report of run jnother\n", TestContext.Current.CancellationToken);

        var answer = workspace.Verify([path, Path.Combine(folder, "missing.md")], folder, TestContext.Current.CancellationToken);

        Assert.Empty(answer.Reports);
        Assert.Equal(2, answer.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error));
    }

    private async Task<(Workspace Workspace, string Report)> WrittenAsync()
    {
        var workspace = Workspace.Open(Path.Combine(folder, "ws"), new ManualTime());
        var imported = await workspace.ImportAsync(new ImportRequest { Inputs = [Path.Combine(Repo.Root, "samples/convex-evals")] }, TestContext.Current.CancellationToken);
        var request = new ReportRequest(imported.Results[0].Run.Run.Id, "markdown", folder, Path.Combine(folder, "reports"));
        var written = await workspace.WriteReportAsync(request, TestContext.Current.CancellationToken);
        return (workspace, Path.GetFullPath(Assert.Single(written.Files)));
    }

    private IReadOnlyList<(int Line, string Kind, string Found)> Problems(Workspace workspace, string path) =>
        [.. Assert.Single(workspace.Verify([path], folder, TestContext.Current.CancellationToken).Reports).Problems.Select(p => (p.Line, p.Kind, p.Found))];

    // A number, an id or a quoted text of a random line that has one, changed by one character.
    private static (int Line, string Text) Plant(string[] lines, Random random, int kind)
    {
        var what = kind switch { 0 => Count(), 1 => Id(), _ => Quote() };
        while (true)
        {
            var line = random.Next(lines.Length);
            // Where the report was made is no claim about the run.
            if (lines[line].StartsWith("- **Source**", StringComparison.Ordinal) || lines[line].StartsWith("- **Generated by**", StringComparison.Ordinal)) continue;
            var found = what.Matches(lines[line]);
            if (found.Count == 0) continue;
            var match = found[random.Next(found.Count)];
            var changed = kind switch
            {
                0 => (int.Parse(match.Value, CultureInfo.InvariantCulture) + random.Next(1, 9)).ToString(CultureInfo.InvariantCulture),
                _ => Altered(match.Value, random),
            };
            return (line, lines[line][..match.Index] + changed + lines[line][(match.Index + match.Length)..]);
        }
    }

    private static string Altered(string text, Random random)
    {
        var at = random.Next(1, text.Length - 1);
        var letter = text[at] == 'q' ? 'z' : 'q';
        return text[..at] + letter + text[(at + 1)..];
    }

    [GeneratedRegex(@"(?<=[|(/] ?|of |: )\d{1,3}(?=[ |/):%.]|$)")]
    private static partial Regex Count();

    [GeneratedRegex(@"(?<=\[)f[0-9a-z]{12}(?=\])")]
    private static partial Regex Id();

    [GeneratedRegex("(?<=: `)[^`]{12,}(?=`)")]
    private static partial Regex Quote();
}
