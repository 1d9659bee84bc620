using System.Text.Json;
using Faultline.Tests.Conventions;

namespace Faultline.Tests.EndToEnd;

public sealed class ClustersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-clusters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ClustersAreListedShownMergedSplitAndNamed()
    {
        Assert.Equal(0, Run("triage", Repository.Full("samples/convex-evals")).ExitCode);
        var listed = Run("clusters", "--json").Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.True(listed.Count > 1);
        var failures = Run("failures", "--json").Json.GetProperty("failures").EnumerateArray().ToList();
        Assert.Equal(listed.Order(StringComparer.Ordinal), failures.Select(f => f.GetProperty("cluster").GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var (a, b) = (listed[0], listed[1]);

        Assert.StartsWith($"[{a}]", Run("clusters", "show", a).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("clusters", "name", a, "the first one", "--by", "ann").ExitCode);
        var merged = Run("clusters", "merge", a, b, "--by", "ann", "--why", "one cause", "--json").Json.GetProperty("clusters")[0];
        Assert.Equal(("the first one", b), (merged.GetProperty("title").GetString(), merged.GetProperty("aliases")[0].GetString()));
        Assert.Contains("one cause", merged.GetProperty("history").EnumerateArray().Select(s => s.GetProperty("why").GetString()));
        Assert.StartsWith($"[{a}]", Run("clusters", "show", b).Output, StringComparison.Ordinal);

        var split = Run("clusters", "split", a, b, "--by", "bob", "--json").Json.GetProperty("clusters")[0];
        Assert.Equal((b, a), (split.GetProperty("id").GetString(), split.GetProperty("kept_apart_from")[0].GetString()));
        Assert.Equal(listed.Order(StringComparer.Ordinal), Run("clusters", "--json").Json.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhyTellsTheEngineTheKeyAndTheLine()
    {
        Run("triage", Repository.Full("samples/convex-evals"));
        var failure = Run("failures", "--json").Json.GetProperty("failures")[0];

        var why = Run("clusters", "why", failure.GetProperty("id").GetString()!, "--json").Json.GetProperty("why");

        Assert.Equal(failure.GetProperty("fingerprint").GetString(), why.GetProperty("fingerprint").GetString());
        Assert.StartsWith(why.GetProperty("engine").GetString()!, why.GetProperty("fingerprint").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, why.GetProperty("placed").ValueKind);
    }

    [Theory]
    [InlineData("show", "C-none")]
    [InlineData("why", "fnone")]
    [InlineData("name", "C-none", "x")]
    public void WhatIsNotThereIsSaidWithTheNextStep(params string[] asked)
    {
        Run("triage", Repository.Full("samples/convex-evals"));

        var result = Run(["clusters", .. asked]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("lists them", result.Error, StringComparison.Ordinal);
    }

    private FaultlineProcess.Result Run(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", Path.Join(_folder, "w")]);
}
