using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>What users wrote decides, is cited, and is looked up again.</summary>
public sealed class PolicyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-policy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AGapLabelsItsFailureAndCitesItsEntryByFileAndLine()
    {
        Run("gaps", "add", "--id", "labels", "--match", "eval = '000-fundamentals/003-crons' AND text LIKE '%to contain%'", "--reason", "labels are not stored");

        var failure = Failure("000-fundamentals/003-crons");

        Assert.Equal(("KNOWN_GAP", "known-gap/labels@1"), (failure.GetProperty("fault").GetString(), failure.GetProperty("rule").GetString()));
        var cited = failure.GetProperty("evidence")[0];
        Assert.EndsWith("gaps.yaml", cited.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Contains("reason: 'labels are not stored'", File.ReadLines(cited.GetProperty("source").GetString()!).ElementAt(int.Parse(cited.GetProperty("pointer").GetString()![2..], System.Globalization.CultureInfo.InvariantCulture) - 1), StringComparison.Ordinal);
        Assert.Equal(0, Run("doctor").ExitCode);
        Assert.Equal(0, Run("gaps", "check").ExitCode);
    }

    [Fact]
    public void AnExpiredGapExplainsNothingAndIsReported()
    {
        Run("gaps", "add", "--id", "labels", "--match", "text LIKE '%to contain%'", "--reason", "r", "--expires", "2020-01-01");

        Assert.NotEqual("KNOWN_GAP", Failure("000-fundamentals/003-crons").GetProperty("fault").GetString());
        var check = Run("gaps", "check", "--json");
        Assert.Equal((1, "expired"), (check.ExitCode, check.Json.GetProperty("gaps")[0].GetProperty("state").GetString()));
    }

    [Fact]
    public void ARuleOfTheUserWinsAndEditingTheFileIsEnough()
    {
        Directory.CreateDirectory(Path.Join(_folder, "w"));
        var rules = Path.Join(_folder, "w", "rules.yaml");
        File.WriteAllText(rules, "rules:\n  - id: mine\n    when: eval = '000-fundamentals/003-crons'\n    label: AMBIGUOUS_TASK\n  - {id: never, when: FALSE, ignore: true}\n");
        Assert.Equal(("AMBIGUOUS_TASK", "user/mine@1"), Label());

        var listed = Run("rules", "list", "--json").Json.GetProperty("rules").EnumerateArray().Select(r => (r.GetProperty("id").GetString(), r.GetProperty("state").GetString())).ToList();
        Assert.Equal([("mine", "live"), ("never", "dead")], listed);

        File.WriteAllText(rules, "rules:\n  - id: mine\n    when: eval = '000-fundamentals/003-crons'\n    label: GRADER_FAULT\n");
        Assert.Equal(("GRADER_FAULT", "user/mine@1"), Label());

        File.WriteAllText(rules, "rules:\n  - id: mine\n    when: evil = 'x'\n    label: GRADER_FAULT\n");
        var broken = Run("rules", "test");
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("rules.yaml:3: error: The rule 'mine' cannot be used, column 1: there is no field 'evil'", broken.Error, StringComparison.Ordinal);

        (string?, string?) Label() => Failure("000-fundamentals/003-crons") is var f ? (f.GetProperty("fault").GetString(), f.GetProperty("rule").GetString()) : default;
    }

    [Fact]
    public void VerdictsSayHowOftenARuleOfTheUserIsRight()
    {
        Directory.CreateDirectory(Path.Join(_folder, "w"));
        File.WriteAllText(Path.Join(_folder, "w", "rules.yaml"), "rules:\n  - id: mine\n    when: eval = '000-fundamentals/003-crons'\n    label: AMBIGUOUS_TASK\n");
        var failure = Failure("000-fundamentals/003-crons").GetProperty("id").GetString()!;
        Assert.Contains("no verdicts yet", Run("rules", "list").Output, StringComparison.Ordinal);

        Assert.Equal(0, Run("verdict", "set", failure, "--fault", "GRADER_FAULT", "--mechanism", "extra_constraint", "--quote", "run every second").ExitCode);

        Assert.Contains("0 of 1", Run("rules", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AGapThatAsksForNothingButTheCaseIsRefused()
    {
        var refused = Run("gaps", "add", "--id", "a", "--match", "eval = '000-fundamentals/003-crons'", "--reason", "r");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("nothing but the case", refused.Error, StringComparison.Ordinal);
    }

    private System.Text.Json.JsonElement Failure(string @case)
        => Run("triage", Path.Join(Repo.Root, "samples", "convex-evals"), "--json").Json.GetProperty("runs")[0].GetProperty("failures").EnumerateArray().First(f => f.GetProperty("case").GetString() == @case);

    private FaultlineProcess.Result Run(params string[] args) => FaultlineProcess.RunIn(_folder, [.. args, "--workspace", Path.Join(_folder, "w")]);
}
