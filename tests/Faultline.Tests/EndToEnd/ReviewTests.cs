using System.Text.Json;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

public sealed class ReviewTests : IDisposable
{
    private const string Run = "jn7samp1e";

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-review-").FullName;

    public ReviewTests() => Assert.Equal(0, Do("triage", Path.Join(Repo.Root, "samples", "convex-evals")).ExitCode);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AnyCommandReviewsAndEveryFailureHasItsVerdict()
    {
        var review = Do("review", Run, "--with", Agent(), "--parallel", "4", "--json");
        Assert.True(review.ExitCode == 0, review.Error);
        var status = review.Json.GetProperty("status");
        Assert.Equal((8, 8), (status.GetProperty("failures").GetInt32(), status.GetProperty("reviewed").GetInt32()));
        var again = Do("review", Run, "--with", Agent(), "--json").Json.GetProperty("reviewers")[0];
        Assert.Equal((0, 0), (again.GetProperty("packets").GetInt32(), again.GetProperty("calls").GetInt32()));
        var failures = Do("failures", "--json").Json.GetProperty("failures").EnumerateArray().ToList();
        Assert.All(failures, f => Assert.Equal("reviewed", f.GetProperty("status").GetString()));
        Assert.All(failures, f => Assert.Equal("MODEL_FAULT", f.GetProperty("fault").GetString()));
    }

    [Fact]
    public void ADryRunAsksNothingAndSaysWhatItWouldCost()
    {
        var review = Do("review", Run, "--with", "openai:test", "--base-url", "http://127.0.0.1:9/v1", "--dry-run", "--price", "1/5", "--json");
        Assert.True(review.ExitCode == 0, review.Error);
        var reviewer = review.Json.GetProperty("reviewers")[0];
        Assert.Equal(8, reviewer.GetProperty("calls").GetInt32());
        Assert.True(reviewer.GetProperty("spent_usd").GetDecimal() < reviewer.GetProperty("worst_usd").GetDecimal());
        Assert.False(Directory.Exists(Path.Join(_folder, "w", "reviews")));
    }

    [Fact]
    public void AFolderHandsPacketsOutAndTakesAnswersIn()
    {
        var folder = Path.Join(_folder, "work");
        var first = Do("review", Run, "--with", "handoff:" + folder, "--json");
        Assert.Equal(8, first.Json.GetProperty("reviewers")[0].GetProperty("pending").GetInt32());
        var packets = Directory.GetFiles(Path.Join(folder, "packets"), "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(8, packets.Count);
        foreach (var path in packets) File.WriteAllText(Path.Join(folder, "verdicts", Path.GetFileName(path)), AnswerTo(path));
        File.WriteAllText(Path.Join(folder, "verdicts", Path.GetFileName(packets[0])), AnswerTo(packets[0]).Replace("\"quote\":\"", "\"quote\":\"made up ", StringComparison.Ordinal));
        var second = Do("review", Run, "--with", "handoff:" + folder, "--json");
        Assert.Equal(2, second.ExitCode);
        Assert.Equal((7, 1), (second.Json.GetProperty("reviewers")[0].GetProperty("reviewed").GetInt32(), second.Json.GetProperty("reviewers")[0].GetProperty("failed").GetInt32()));
        Assert.Contains("made up", Do("verdict", "show", Path.GetFileNameWithoutExtension(packets[0])).Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Join(_folder, "w", "ledger", "0001.jsonl")).Length;
        Do("review", Run, "--with", "handoff:" + folder);
        Assert.Equal(lines, File.ReadAllLines(Path.Join(_folder, "w", "ledger", "0001.jsonl")).Length);
    }

    [Fact]
    public void APersonsVerdictIsCheckedAndCounts()
    {
        var failure = Do("failures", "--check", "eslint", "--json").Json.GetProperty("failures")[0].GetProperty("id").GetString()!;
        var refused = Do("verdict", "set", failure, "--fault", "OVERLY_STRICT", "--mechanism", "extra_constraint", "--quote", "no-misused-promises is quite wrong", "--by", "anna");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("nearest", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was recorded", refused.Error, StringComparison.Ordinal);
        var accepted = Do("verdict", "set", failure, "--fault", "OVERLY_STRICT", "--mechanism", "extra_constraint", "--quote", "no-misused-promises", "--by", "anna", "--json");
        Assert.True(accepted.ExitCode == 0, accepted.Error);
        var view = accepted.Json.GetProperty("failures")[0];
        Assert.Equal(("reviewed", "OVERLY_STRICT"), (view.GetProperty("status").GetString(), view.GetProperty("fault").GetString()));
        Do("review", Run, "--with", Agent());
        Assert.Contains("OVERLY_STRICT", Do("verdict", "show", failure).Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("jobs", Do("verdict", "set", failure, "--fault", "MODEL_FAULT", "--mechanism", "jobs", "--quote", "no-misused-promises", "--by", "bert").Output, StringComparison.Ordinal);
        var queue = Do("verdict", "queue", Run, "--json").Json.GetProperty("failures");
        Assert.Equal(failure, Assert.Single(queue.EnumerateArray()).GetProperty("failure").GetString());
        Assert.Equal(1, Do("review", Run, "--with", Agent("OVERLY_STRICT"), "--only", "disputed", "--json").Json.GetProperty("reviewers")[0].GetProperty("packets").GetInt32());
    }

    [Fact]
    public void AgreementAndRuleStatisticsComeFromVerdicts()
    {
        Do("review", Run, "--with", Agent(), "--with", Agent("OVERLY_STRICT"));
        var agreement = Do("agreement", Run, "--json").Json;
        var pair = agreement.GetProperty("pairs").EnumerateArray().First(p => p.GetProperty("reference").GetString()!.StartsWith("exec:", StringComparison.Ordinal) && p.GetProperty("other").GetString()!.StartsWith("exec:", StringComparison.Ordinal));
        Assert.Equal((8, 0d), (pair.GetProperty("common").GetInt32(), pair.GetProperty("accuracy").GetProperty("value").GetDouble()));
        Assert.True(agreement.GetProperty("alpha").GetProperty("value").GetDouble() < 0);
        var stats = Do("rules", "stats", Run, "--json").Json;
        Assert.Equal(7, stats.GetProperty("rules").EnumerateArray().Sum(r => r.GetProperty("reviewed").GetInt32()));
        Assert.Equal(8, stats.GetProperty("confusion").EnumerateObject().Sum(from => from.Value.EnumerateObject().Sum(to => to.Value.GetInt32())));
        Assert.Equal(64, Do("review", Run).ExitCode);
        Assert.Equal(2, Do("review", Run, "--with", "oracle:delphi").ExitCode);
    }

    [Fact]
    public void ACascadeAsksTheNextReviewerOnlyWhereTheFirstContradictsTheRule()
    {
        var review = Do("review", Run, "--with", Agent(), "--with", Agent("OVERLY_STRICT"), "--cascade", "--json").Json.GetProperty("reviewers");
        Assert.Equal(8, review[0].GetProperty("packets").GetInt32());
        // Three of the rules' labels say MODEL_FAULT, as the first reviewer does.
        Assert.Equal(5, review[1].GetProperty("packets").GetInt32());
    }

    [Fact]
    public async Task AVerdictOfLikeFailuresIsPropagatedAndMarkedEverywhere()
    {
        var trials = Enumerable.Range(0, 20).Select(i => Tests.Review.SomeReview.Trial($"area/case-{i}")).ToArray();
        await Store.StoredSamples.ImportAsync(new Faultline.Store.FileStore(Path.Join(_folder, "w"), TimeProvider.System), Tests.Review.SomeReview.Run(), trials);
        var review = Do("review", "run-1", "--with", Agent(), "--representatives", "--json");
        Assert.True(review.ExitCode == 0, review.Error);
        Assert.Equal((5, 15), (review.Json.GetProperty("reviewers")[0].GetProperty("reviewed").GetInt32(), review.Json.GetProperty("propagated").GetInt32()));
        Assert.Equal(15, Do("failures", "run-1", "--json").Json.GetProperty("failures").EnumerateArray().Count(f => f.GetProperty("status").GetString() == "propagated"));
        Assert.Equal(15, Do("failures", "run-1").Output.Split("MODEL_FAULT~").Length - 1);
        // Whoever is asked for all reads the others too, and what was read goes before what was not.
        Assert.Contains("20 reviewed, 0 propagated", Do("review", "run-1", "--with", Agent()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ACommandThatHangsIsStoppedWithItsChildrenAndTheReviewIsRecordedAsFailed()
    {
        var child = Path.Join(_folder, "child");
        var hang = $"exec:sleep 600 & echo $! > '{child}'; wait";
        var review = Do("review", Run, "--with", hang, "--timeout", "1", "--sample", "1", "--json");
        Assert.Equal(2, review.ExitCode);
        Assert.Equal(1, review.Json.GetProperty("reviewers")[0].GetProperty("failed").GetInt32());
        Assert.Contains("1 reviews", review.Error, StringComparison.Ordinal);
        Assert.Equal(1, review.Json.GetProperty("status").GetProperty("failed_reviews").GetInt32());
        var id = int.Parse(File.ReadAllText(child), System.Globalization.CultureInfo.InvariantCulture);
        // Gone, or dead and not yet fetched by its new parent.
        Assert.True(!Directory.Exists($"/proc/{id}") || File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal));
    }

    [Fact]
    public void AnExitCodeOrSilenceIsAFailedReviewAndNeverALabel()
    {
        var review = Do("review", Run, "--with", "exec:echo out of credit >&2; exit 3", "--json");
        Assert.Equal(8, review.Json.GetProperty("reviewers")[0].GetProperty("failed").GetInt32());
        var failure = Do("failures", "--json").Json.GetProperty("failures")[0];
        Assert.NotEqual("reviewed", failure.GetProperty("status").GetString());
        Assert.Contains("out of credit", Do("show", failure.GetProperty("id").GetString()!).Output, StringComparison.Ordinal);
        Assert.Equal(8, Do("review", Run, "--with", "exec:true", "--json").Json.GetProperty("reviewers")[0].GetProperty("failed").GetInt32());
    }

    [Fact]
    public void ThePacketsOfARunAreLinesOfJson()
    {
        var lines = Do("packet", "--run", Run).Output.TrimEnd().Split('\n');
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("f", JsonDocument.Parse(line).RootElement.GetProperty("failure").GetString(), StringComparison.Ordinal));
        Assert.Equal(64, Do("packet").ExitCode);
    }

    private FaultlineProcess.Result Do(params string[] arguments) => FaultlineProcess.RunIn(_folder, [.. arguments, "--workspace", Path.Join(_folder, "w")]);

    // A reviewer of one line: it quotes the last line of what the failing check says, which the packet holds under a name of its own.
    private string Agent(string fault = "MODEL_FAULT")
    {
        var script = Path.Join(_folder, $"agent-{fault}.sh");
        File.WriteAllText(script, $$"""
            packet=$(cat)
            id=$(printf '%s' "$packet" | sed -E 's/.*"failed","message":\{"id":"(T[0-9]+)".*/\1/')
            quote=$(printf '%s' "$packet" | sed -E 's/.*"failed","message":\{"id":"T[0-9]+"[^}]*"text":"(.{10})[^}]*.*/\1/')
            printf '{"evidence":[{"source":"%s","pointer":"","quote":"%s"}],"reasoning":"r","fault":"{{fault}}","mechanism":"wrong_result","confidence":0.9}' "$id" "$quote"
            """);
        return $"exec:sh '{script}'";
    }

    private static string AnswerTo(string packetPath)
    {
        using var packet = JsonDocument.Parse(File.ReadAllText(packetPath));
        var text = packet.RootElement.GetProperty("trial").GetProperty("checks").EnumerateArray().First(c => c.GetProperty("outcome").GetString() == "failed").GetProperty("message");
        return ReviewServer.Verdict(text.GetProperty("source").GetString()!, text.GetProperty("pointer").GetString()!, text.GetProperty("text").GetString()!.Split('\n')[0].Trim());
    }
}
