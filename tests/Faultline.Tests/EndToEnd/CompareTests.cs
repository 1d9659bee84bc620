using System.Text.Json;

namespace Faultline.Tests.EndToEnd;

/// <summary><c>compare</c> as a process, on two small runs of one model and one of another benchmark.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-compare-").FullName;

    public CompareTests()
    {
        Write("first", "jn7first", "pass", "fail:deploy", "fail:tests", "pass", "open");
        Write("second", "jn7second", "fail:deploy", "fail:deploy", "pass", "pass", "pass");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TwoRunsOfOneModelStayTwoAndTheContractHolds()
    {
        var result = Run("compare", "first", "second", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["runs", "failed_by_all", "unique_fails", "unique_passes", "pairs", "warnings"], result.Json.EnumerateObject().Select(p => p.Name));
        var runs = result.Json.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["jn7first", "jn7second"], runs.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(["id", "model", "cases", "failed", "ended_session", "empty_response", "dimensions", "mechanisms"], runs[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal([2, 2], runs.Select(r => r.GetProperty("failed").GetInt32()));
        Assert.Equal(["cat/c1"], Names(result.Json.GetProperty("failed_by_all")));
        Assert.Equal(["cat/c2"], Names(result.Json.GetProperty("unique_fails").GetProperty("jn7first")));
        Assert.Equal(["cat/c0"], Names(result.Json.GetProperty("unique_fails").GetProperty("jn7second")));
        Assert.Equal(["cat/c0"], Names(result.Json.GetProperty("unique_passes").GetProperty("jn7first")));
        var pair = Assert.Single(result.Json.GetProperty("pairs").EnumerateArray());
        Assert.Equal((1, 1, 1.0), (pair.GetProperty("only_a_fails").GetInt32(), pair.GetProperty("only_b_fails").GetInt32(), pair.GetProperty("p").GetDouble()));
        Assert.Contains("jn7first has 1 unfinished", Assert.Single(Names(result.Json.GetProperty("warnings"))), StringComparison.Ordinal);
    }

    [Fact]
    public void ARunIsNamedByIdPrefixOrFolderAndComparedOnce()
    {
        Assert.Equal(0, Run("import", "first", "second").ExitCode);
        var json = Run("compare", "jn7s", "jn7first", "first", "--json").Json;
        Assert.Equal(["jn7second", "jn7first"], json.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.Contains("named twice", Names(json.GetProperty("warnings"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void AnIdThatNamesSeveralRunsIsRefused()
    {
        Run("import", "first", "second");
        var result = Run("compare", "jn7", "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("jn7second", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c.html", "<!doctype html>")]
    [InlineData("c.md", "# Comparison of runs")]
    [InlineData("c.csv", "case,scored_by,failed_by,jn7first,jn7second")]
    [InlineData("deep/new/c.json", "{\n  \"runs\": [")]
    [InlineData("c.txt", "! Not every case was scored")]
    public void TheNameOfTheOutputChoosesTheForm(string file, string start)
    {
        var result = Run("compare", "first", "second", "--output", file);
        Assert.Equal((0, $"wrote {file}\n"), (result.ExitCode, result.Output));
        Assert.StartsWith(start, File.ReadAllText(Path.Join(_folder, file)), StringComparison.Ordinal);
        Assert.Contains("Not every case was scored", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFormThatIsAskedForWinsOverTheName()
    {
        Run("compare", "first", "second", "--output", "c.txt", "--format", "csv");
        Assert.StartsWith("case,", File.ReadAllText(Path.Join(_folder, "c.txt")), StringComparison.Ordinal);
        Assert.Equal(64, Run("compare", "first", "--format", "pdf").ExitCode);
        Assert.Equal(64, Run("compare").ExitCode);
    }

    [Fact]
    public void AFolderIsNoOutputFile()
    {
        var result = Run("compare", "first", "second", "--output", "first");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is a folder", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotThereIsNamedAndTheRestIsCompared()
    {
        var result = Run("compare", "first", "nowhere", "second", "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nowhere", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.Json.GetProperty("runs").GetArrayLength());
        var nothing = Run("compare", "nowhere", "--json");
        Assert.Equal((2, ""), (nothing.ExitCode, nothing.Output));
    }

    [Fact]
    public void InputsStayAsTheyWere()
    {
        var before = Directory.GetFiles(Path.Join(_folder, "first"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);
        Run("compare", "first", "second", "--format", "html");
        Assert.Equal(before, Directory.GetFiles(Path.Join(_folder, "first"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText));
    }

    private FaultlineProcess.Result Run(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", "w"]);

    private static List<string> Names(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    // Each word is a case: pass, open (still running), or fail: and the step.
    private void Write(string folder, string id, params string[] cases)
    {
        Directory.CreateDirectory(Path.Join(_folder, folder));
        var details = new
        {
            status = "success",
            value = new
            {
                _id = id,
                _creationTime = 1770871763833.0,
                model = "gpt-5.2-codex",
                provider = "openai",
                plannedEvals = cases.Select((_, i) => $"cat/c{i}").ToArray(),
                status = new { kind = "completed", durationMs = 1000 },
                evals = cases.Select((say, i) => Eval(id, i, say)).ToArray(),
            },
        };
        File.WriteAllText(Path.Join(_folder, folder, "run_details.json"), JsonSerializer.Serialize(details));
    }

    private static object Eval(string run, int index, string say)
    {
        var step = say.Split(':')[^1];
        object status = say switch
        {
            "pass" => new { kind = "passed", durationMs = 10 },
            "open" => new { kind = "running" },
            _ => new { kind = "failed", failureReason = $"{step} failed", durationMs = 10 },
        };
        object[] steps = say.StartsWith("fail", StringComparison.Ordinal) ? [new { _id = $"k{index}", name = step, status }] : [];
        return new { _id = $"jh{run}{index}", _creationTime = 1770871763833.0, runId = run, evalPath = $"cat/c{index}", category = "cat", name = $"c{index}", status, steps };
    }
}
