using System.Text.Json;
using Faultline.Commands;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string _sample = Path.Join(Conventions.Repository.Root, "samples", "convex-evals");

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-cli-").FullName;

    private string WorkspaceFolder => Path.Join(_folder, "workspace");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void VersionIsOneLine() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", FaultlineProcess.Run("--version").Output);

    [Fact]
    public void ADryRunOfAReviewNeedsNoKeyAndAsksNobody()
    {
        FaultlineProcess.Run("import", _sample, "--workspace", WorkspaceFolder);

        var estimate = FaultlineProcess.Run("review", "jn7", "--with", "openai:some-model", "--dry-run", "--workspace", WorkspaceFolder);

        Assert.Equal(0, estimate.ExitCode);
        Assert.Contains("8 packets", estimate.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(WorkspaceFolder, "leases.json")));
    }

    [Fact]
    public void HelpListsEveryVerb()
    {
        var help = FaultlineProcess.Run("--help");
        Assert.Equal(0, help.ExitCode);
        Assert.All(CommandLine.Verbs(), verb => Assert.Contains($"  {verb.Name} ", help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryVerbsHelpShowsItsExamplesAndJson()
    {
        foreach (var verb in CommandLine.Verbs())
        {
            var help = FaultlineProcess.Run(verb.Name, "--help");
            Assert.Equal(0, help.ExitCode);
            var parts = CommandLine.Paths().Where(p => p.StartsWith(verb.Name + " ", StringComparison.Ordinal)).ToList();
            // A server speaks its protocol; a verb of several parts takes --json where a part prints.
            if (verb.Name != "mcp" && !help.Output.Contains("--json", StringComparison.Ordinal))
                Assert.All(parts.DefaultIfEmpty(verb.Name), p => Assert.Contains("--json", FaultlineProcess.Run([.. p.Split(' '), "--help"]).Output, StringComparison.Ordinal));
            Assert.All(verb.Examples, example => Assert.Contains(example.Line, help.Output, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("triage")]
    [InlineData("runs", "--no-such-option")]
    [InlineData("failures", "--fault", "NOBODYS")]
    public void WrongUsageIs64AndPointsToHelp(params string[] arguments)
    {
        var result = FaultlineProcess.Run(arguments);
        Assert.Equal(64, result.ExitCode);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void APathThatIsNotThereIsNamedAndTheOthersAreStillRead()
    {
        var result = FaultlineProcess.Run("triage", "/no/such/path", _sample, "--workspace", WorkspaceFolder, "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("/no/such/path", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Json.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public void TriagePresentsAndWritesNoReport()
    {
        var result = FaultlineProcess.RunIn(_folder, "triage", _sample, "--workspace", WorkspaceFolder);
        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith("or would you\nlike to discuss specific failures in more detail?\n", result.Output[..(result.Output.LastIndexOf("detail?\n", StringComparison.Ordinal) + 8)], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(_folder, "reports")));
    }

    [Fact]
    public void TheSameInputGivesTheSameBytesAndChangesNothingTheSecondTime()
    {
        var first = FaultlineProcess.Run("triage", _sample, "--workspace", WorkspaceFolder, "--json");
        var files = Contents();
        var second = FaultlineProcess.Run("triage", _sample, "--workspace", WorkspaceFolder, "--json");
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(files, Contents());
        Assert.Contains("\"unchanged\"", FaultlineProcess.Run("import", _sample, "--workspace", WorkspaceFolder, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadingVerbsCreateNoWorkspace()
    {
        Assert.Equal(0, FaultlineProcess.Run("runs", "--workspace", WorkspaceFolder).ExitCode);
        Assert.Equal(0, FaultlineProcess.Run("doctor", "--workspace", WorkspaceFolder).ExitCode);
        Assert.False(Directory.Exists(WorkspaceFolder));
    }

    [Fact]
    public void AFailureIsShownByItsIdItsPrefixAndItsCase()
    {
        var failures = FaultlineProcess.Run("triage", _sample, "--workspace", WorkspaceFolder, "--json").Json.GetProperty("runs")[0].GetProperty("failures");
        var one = failures[0];
        var id = one.GetProperty("id").GetString()!;
        var named = $"{one.GetProperty("run").GetString()![..6]}/{one.GetProperty("case").GetString()}";
        foreach (var name in new[] { id, id[..8], named })
        {
            var shown = FaultlineProcess.Run("show", name, "--workspace", WorkspaceFolder, "--json");
            Assert.Equal(id, shown.Json.GetProperty("failure").GetProperty("id").GetString());
        }

        Assert.Equal(2, FaultlineProcess.Run("show", "f", "--workspace", WorkspaceFolder).ExitCode);
        Assert.Contains("== Task", FaultlineProcess.Run("show", id, "--workspace", WorkspaceFolder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FiltersNarrowTheListAndCountsAgree()
    {
        var run = FaultlineProcess.Run("triage", _sample, "--workspace", WorkspaceFolder, "--json").Json.GetProperty("runs")[0];
        foreach (var fault in run.GetProperty("faults").EnumerateObject())
            Assert.Equal(fault.Value.GetInt32(), Count("failures", "--fault", fault.Name));
        foreach (var check in run.GetProperty("checks").EnumerateObject())
            Assert.True(Count("failures", "--check", check.Name) >= check.Value.GetInt32());
        Assert.Equal(run.GetProperty("failures").GetArrayLength(), Count("failures", run.GetProperty("id").GetString()![..8]));
        Assert.Equal(0, Count("failures", "--text", "no text like this one"));
    }

    [Fact]
    public void TheReportIsWrittenWhereTheProcedureWantsIt()
    {
        var run = FaultlineProcess.Run("triage", _sample, "--workspace", WorkspaceFolder, "--json").Json.GetProperty("runs")[0];
        var result = FaultlineProcess.RunIn(_folder, "report", run.GetProperty("id").GetString()!, "--workspace", WorkspaceFolder, "--json");
        Assert.Equal(0, result.ExitCode);
        var file = result.Json.GetProperty("files")[0].GetString()!;
        var date = run.GetProperty("date").GetString()![..10];
        Assert.EndsWith($"{run.GetProperty("id").GetString()![..8]}_{date}.md", file, StringComparison.Ordinal);
        Assert.StartsWith($"reports/{run.GetProperty("provider").GetString()}/", file, StringComparison.Ordinal);
        Assert.Contains("## Net impact assessment", File.ReadAllText(Path.Join(_folder, file)), StringComparison.Ordinal);
    }

    [Fact]
    public void AReaderThatGoesAwayIsNoError()
    {
        var start = new System.Diagnostics.ProcessStartInfo("bash") { RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"set -o pipefail; dotnet '{FaultlineProgram.Path}' triage '{_sample}' --workspace '{WorkspaceFolder}' --json | head -c 10 >/dev/null");
        using var process = System.Diagnostics.Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", error);
        Assert.Equal(0, process.ExitCode);
    }

    private int Count(params string[] arguments)
        => FaultlineProcess.Run([.. arguments, "--workspace", WorkspaceFolder, "--json"]).Json.GetProperty("failures").GetArrayLength();

    private Dictionary<string, string> Contents()
        => Directory.EnumerateFiles(WorkspaceFolder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), StringComparer.Ordinal);
}
