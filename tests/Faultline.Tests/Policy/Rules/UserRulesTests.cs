using Faultline.Model;
using Faultline.Policy;
using Faultline.Policy.Rules;

namespace Faultline.Tests.Policy.Rules;

public sealed class UserRulesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void RulesAreAskedByPriorityThenByTheOrderOfTheFile()
        => Assert.Equal(["c", "a", "b"], Read("rules:\n  - {id: a, when: TRUE, ignore: true}\n  - {id: b, when: TRUE, ignore: true}\n  - {id: c, when: TRUE, ignore: true, priority: 1}\n").Rules.Select(r => r.Id));

    [Theory]
    [InlineData("  - {id: a, when: TRUE}", "it does nothing")]
    [InlineData("  - {id: a, ignore: true}", "it has no 'when'")]
    [InlineData("  - {when: TRUE, ignore: true}", "it has no 'id'")]
    [InlineData("  - {id: a, when: TRUE, label: BAD}", "'BAD' is no label")]
    [InlineData("  - {id: a, when: TRUE, label: KNOWN_GAP}", "must cite an entry of the register")]
    [InlineData("  - {id: a, when: TRUE, label: MODEL_FAULT, priority: high}", "no whole number")]
    [InlineData("  - {id: a, when: TRUE, label: MODEL_FAULT, must_match: [{stepp: x}]}", "the field 'stepp'")]
    [InlineData("  - {id: a, when: TRUE, split_by: codes}", "there is no field 'codes' to split by; there are eval, case")]
    [InlineData("  - {id: a, when: TRUE, split_by: text}", "'text' differs from failure to failure")]
    [InlineData("  - {id: a, when: TRUE, cluster: C-66w5sk2kvw}", "is an id, and a rule gives a name")]
    [InlineData("  - {id: a, when: step =, label: MODEL_FAULT}", "column 7: found the end")]
    public void ARuleThatCannotBeUsedIsSaidAndTheOthersStay(string rule, string message)
    {
        var (rules, problems) = Read($"rules:\n{rule}\n  - {{id: z, when: TRUE, ignore: true}}\n");

        Assert.Equal("z", Assert.Single(rules).Id);
        Assert.Contains(message, Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExamplesThatDoNotHoldAreNamedWithThePartThatFails()
    {
        var rule = Read("""
            rules:
              - id: a
                when: step = 'deploy' AND code IN ('A', 'B')
                label: HARNESS_FAULT
                must_match:
                  - {step: deploy, code: [X, B]}
                  - {step: deploy, code: X}
                must_not_match:
                  - {step: tests, code: A}
                  - {step: deploy, code: A}
            """).Rules[0];

        Assert.Equal(["must_match 2 does not match: code IN ('A', 'B')", "must_not_match 2 matches"], RuleTest.Problems(rule));
    }

    [Fact]
    public void ALabelCitesTheRuleByFileAndLine()
    {
        var book = new PolicyBook(Read("rules:\n  - id: first\n    when: |\n      step = 'tests'\n      AND text LIKE '%404%'\n    label: GRADER_FAULT\n    reason: wrong port\n  - {id: second, when: TRUE, label: MODEL_FAULT}\n").Rules, []);

        var outcome = book.Ask(Run, Trial("expected 404 to be 200"), new Analysis { Failure = "f1" }, new DateOnly(2026, 1, 1));

        Assert.Equal((Fault.GraderFault, "user/first", 1.0, "wrong port"), (outcome.Label!.Fault, outcome.Label.Rule, outcome.Label.Confidence, outcome.Label.Reason));
        Assert.Equal(("#L4", "step = 'tests'"), (outcome.Label.Evidence[0].Pointer, outcome.Label.Evidence[0].Quote));
        Assert.Equal(Path.GetFullPath(_file), Path.GetFullPath(Path.Join(Run.Root, outcome.Label.Evidence[0].Source)));
        Assert.Equal([("first", true), ("second", false)], outcome.Matches.Select(m => (m.Id, m.Decides)));
    }

    [Fact]
    public void AnUnknownFactIsReportedWithTheLineItStandsOn()
        => Assert.Equal(5, Assert.Single(Read("rules:\n  - id: a\n    when: TRUE\n    cluster: x\n    split_by: codes\n").Problems).Line);

    [Fact]
    public void TheFirstRuleThatNamesAClusterAndTheFirstThatSplitsDecide()
    {
        var book = new PolicyBook(Read("rules:\n  - {id: a, when: TRUE, ignore: true}\n  - {id: b, when: TRUE, cluster: one}\n  - {id: c, when: TRUE, cluster: two, split_by: Step}\n  - {id: d, when: TRUE, split_by: model}\n").Rules, []);

        var matches = book.Ask(Run, Trial("x"), new Analysis { Failure = "f1" }, new DateOnly(2026, 1, 1)).Matches;

        Assert.Equal([("a", null, null, null), ("b", "one", null, null), ("c", null, "step", "tests"), ("d", null, null, null)], matches.Select(m => (m.Id, m.Cluster, m.SplitBy, m.SplitValue)));
        Assert.Equal(["ignore", "cluster one", "cluster two, split_by step", "split_by model"], matches.Select(m => m.Does));
        Assert.True(matches[0].Ignores);
    }

    [Fact]
    public void WhatHasNoValueIsNotSplit()
    {
        var book = new PolicyBook(Read("rules:\n  - {id: a, when: TRUE, split_by: category}\n").Rules, []);

        Assert.Null(Assert.Single(book.Ask(Run, Trial("x"), new Analysis { Failure = "f1" }, new DateOnly(2026, 1, 1)).Matches).SplitBy);
    }

    [Fact]
    public void PartsOfTheClustersKeyAreFactsAndComeFirst()
    {
        var book = new PolicyBook(Read("rules:\n  - {id: a, when: fact.identity = 'iter' AND code = 'TS2339', split_by: code}\n").Rules, []);

        var match = Assert.Single(book.Ask(Run, Trial("x"), new Analysis { Failure = "f1" }, new DateOnly(2026, 1, 1), ["tool=tsc", "code=TS2339", "identity=iter"]).Matches);

        Assert.Equal("TS2339", match.SplitValue);
    }

    [Fact]
    public void ARuleThatCitesAGapThatIsNotThereGivesNoLabel()
    {
        var book = new PolicyBook(Read("rules:\n  - {id: a, when: TRUE, known_gap: nowhere}\n").Rules, []);

        Assert.Null(book.Ask(Run, Trial("x"), new Analysis { Failure = "f1" }, new DateOnly(2026, 1, 1)).Label);
        Assert.Contains("cites the gap 'nowhere'", Assert.Single(book.Problems()).Message, StringComparison.Ordinal);
    }

    private static Run Run => new() { Id = "r", Format = "f", Root = Path.Join(Path.GetTempPath(), "faultline-no-such-root", "deep") };

    private static Trial Trial(string message) => new()
    {
        Key = new TrialKey("r", "a/b"),
        Outcome = Outcome.Failed,
        Checks = [new Check { Name = "tests", Outcome = CheckOutcome.Failed, Message = message }],
    };

    private (IReadOnlyList<UserRule> Rules, List<ImportDiagnostic> Problems) Read(string text)
    {
        var problems = new List<ImportDiagnostic>();
        File.WriteAllText(_file, text);
        return (UserRules.Read(_file, problems.Add), problems);
    }
}
