using System.Text.Json;
using Faultline.Model;
using Faultline.Review;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>Judged conversation runs through the whole program.</summary>
public sealed class ConversationTests : IDisposable
{
    private static readonly string _sample = Path.Join(Repo.Root, "samples", "conversation");

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-conversation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryFailureSaysDimensionsKindRootAndRow()
    {
        var result = Run("triage", _sample, "--json");
        Assert.Equal(0, result.ExitCode);
        var failures = result.Json.GetProperty("runs").EnumerateArray().SelectMany(r => r.GetProperty("failures").EnumerateArray()).ToList();
        Assert.Equal(27, failures.Count);
        foreach (var failure in failures)
        {
            Assert.Equal(failure.GetProperty("failed_checks").GetRawText(), failure.GetProperty("dimensions").GetRawText());
            Assert.NotEmpty(failure.GetProperty("mechanism").GetString()!);
            var row = failure.GetProperty("row");
            using var file = File.OpenRead(row.GetProperty("file").GetString()!);
            file.Position = row.GetProperty("offset").GetInt64();
            using var json = JsonDocument.Parse(new StreamReader(file).ReadLine()!);
            Assert.Equal(failure.GetProperty("case").GetString(), json.RootElement.GetProperty("turn").GetRawText());
            Assert.Equal(File.ReadLines(row.GetProperty("file").GetString()!).ElementAt(row.GetProperty("line").GetInt32() - 1), json.RootElement.GetRawText());
        }

        var cascade = failures.Single(f => f.GetProperty("case").GetString() == "41" && f.GetProperty("root").ValueKind == JsonValueKind.String);
        Assert.Equal(("36", "cascade_action"), (cascade.GetProperty("root").GetString(), cascade.GetProperty("sub_mechanism").GetString()));
    }

    [Fact]
    public void EveryQuoteStandsWhereItIsSaid()
    {
        var reader = new SourceReader();
        foreach (var folder in Repo.Shared is { } shared ? [_sample, .. Directory.GetDirectories(Path.Join(shared, "conversation"), "gen-*").Select(set => Path.Join(set, "runs"))] : new[] { _sample })
        {
            foreach (var evidence in Run("triage", folder, "--json").Json.GetProperty("runs").EnumerateArray().SelectMany(r => r.GetProperty("failures").EnumerateArray()).SelectMany(f => f.GetProperty("evidence").EnumerateArray()))
            {
                var cited = new Evidence(evidence.GetProperty("source").GetString()!, evidence.GetProperty("pointer").GetString()!, evidence.GetProperty("quote").GetString()!);
                Assert.Null(Citation.Problem(reader, "", cited));
            }
        }
    }

    [Fact]
    public void AnalysesSideBySideDoNotGetIntoEachOthersFiles()
    {
        var table = Path.Join(_sample, "results", "conversation_bench", "20260304T200427Z_model_comparison");
        var first = Run("report", table);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("Failed by all", first.Output, StringComparison.Ordinal);
        string[] names = ["deep_error_analysis.md", "failure_review_rows.csv", "failure_review_rows.jsonl"];
        var results = Path.Join(_folder, "results", "conversation_bench");
        Assert.Equal(names, Names(results));
        var page = File.ReadAllText(Path.Join(results, names[0]));
        var packet = File.ReadAllText(Path.Join(results, names[2]));

        // The same runs replace their own files, other runs take names of their own.
        Run("report", table);
        Assert.Equal(names, Names(results));
        Assert.Equal(page, File.ReadAllText(Path.Join(results, names[0])));
        Run("report", "20260304T1032");
        Assert.Equal(6, Names(results).Length);
        Assert.Equal((page, packet), (File.ReadAllText(Path.Join(results, names[0])), File.ReadAllText(Path.Join(results, names[2]))));
        var other = Names(results).Except(names, StringComparer.Ordinal).ToList();
        Assert.Contains($"`{other.Single(name => name.EndsWith(".jsonl", StringComparison.Ordinal))}`", File.ReadAllText(Path.Join(results, other.Single(name => name.EndsWith(".md", StringComparison.Ordinal)))), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOutputFileIsWrittenWhereItWasAskedForAndItsPacketBesideIt()
    {
        Run("report", _sample, "--output", "deep/page.md");
        Assert.Equal(["page.failure_review_rows.csv", "page.failure_review_rows.jsonl", "page.md"], Names(Path.Join(_folder, "deep")));
        Assert.False(Directory.Exists(Path.Join(_folder, "results")));
    }

    [Fact]
    public void APacketOfRunsWithoutFailuresIsThereAndEmpty()
    {
        var run = Path.Join(Repo.Fixtures("Importers", "conversation"), "small-run", "runs", "room_bench", "20260312T001500_acme_voice-2_b4db60c8");
        Assert.Equal(0, Run("report", run, "--output", "out").ExitCode);
        Assert.Empty(File.ReadAllText(Path.Join(_folder, "out", "failure_review_rows.jsonl")));
        Assert.Single(File.ReadAllLines(Path.Join(_folder, "out", "failure_review_rows.csv")));
    }

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private FaultlineProcess.Result Run(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", "w"]);
}
