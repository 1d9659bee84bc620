using System.Text;

namespace Faultline.Tests.EndToEnd;

/// <summary>Damaged input through the real program: named, counted in the exit code, and no reason to lose the rest.</summary>
public sealed class BrokenInputTests : IDisposable
{
    private static readonly string _sample = Path.Join(Conventions.Repository.Root, "samples", "convex-evals");

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-broken-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ATornEvalIsNamedAndTheOthersAreTriaged()
    {
        var victim = Copy().First(path => path.Contains("/evals/", StringComparison.Ordinal));
        var text = File.ReadAllBytes(victim);
        File.WriteAllBytes(victim, text[..(text.Length / 2)]);
        var result = FaultlineProcess.Run("triage", Input, "--workspace", Path.Join(_folder, "w"), "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(Path.GetFileName(victim), result.Error, StringComparison.Ordinal);
        Assert.Contains(result.Json.GetProperty("diagnostics").EnumerateArray(), d => d.GetProperty("severity").GetString() == "error" && d.GetProperty("line").ValueKind != System.Text.Json.JsonValueKind.Null);
        Assert.Equal(8, result.Json.GetProperty("runs")[0].GetProperty("totals").GetProperty("failed").GetInt32());
    }

    [Fact]
    public void AWorkspaceThatCannotBeWrittenIsSaidWithoutATrace()
    {
        var file = Path.Join(_folder, "file");
        File.WriteAllText(file, "in the way");
        var result = FaultlineProcess.Run("import", _sample, "--workspace", Path.Join(file, "w"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal("in the way", File.ReadAllText(file));
    }

    [Fact]
    public void WhatATerminalPrintedGetsTheAdviceToRedirect()
    {
        Directory.CreateDirectory(Input);
        File.WriteAllText(Path.Join(Input, "failed.json"), "\u001b[1m{\u001b[0m\n  run: {\n    _id: \u001b[32m'jn76nmvgpcdwcmpnpkv2rzea8s80y3ef'\u001b[39m,\n    model: 'm' },\n  totalEvals: 66,\n  failedEvals: [ [Object], ... 12 more items ]\n}\n");
        var result = FaultlineProcess.Run("triage", Path.Join(Input, "failed.json"), "--workspace", Path.Join(_folder, "w"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("> ", result.Error, StringComparison.Ordinal);
        Assert.Contains("redirect", result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ChangedInputUnderTheSameRunIdIsKeptBesideAndSaid()
    {
        var files = Copy();
        var workspace = Path.Join(_folder, "w");
        FaultlineProcess.Run("import", Input, "--workspace", workspace);
        var details = files.First(path => path.EndsWith("run_details.json", StringComparison.Ordinal));
        File.WriteAllText(details, File.ReadAllText(details).Replace("\"default\"", "\"web_search\"", StringComparison.Ordinal), Encoding.UTF8);
        var failed = files.First(path => path.EndsWith("failed_evals.json", StringComparison.Ordinal));
        File.WriteAllText(failed, File.ReadAllText(failed).Replace("\"default\"", "\"web_search\"", StringComparison.Ordinal), Encoding.UTF8);
        var second = FaultlineProcess.Run("import", Input, "--workspace", workspace);
        Assert.Contains("kept beside it as", second.Output, StringComparison.Ordinal);
        var runs = FaultlineProcess.Run("runs", "--workspace", workspace, "--json").Json.GetProperty("runs");
        Assert.Equal([1, 2], runs.EnumerateArray().Select(r => r.GetProperty("revision").GetInt32()));
    }

    private string Input => Path.Join(_folder, "input");

    private string[] Copy()
    {
        foreach (var path in Directory.EnumerateFiles(_sample, "*", SearchOption.AllDirectories))
        {
            var target = Path.Join(Input, Path.GetRelativePath(_sample, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return [.. Directory.EnumerateFiles(Input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
