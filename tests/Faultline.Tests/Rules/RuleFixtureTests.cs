using System.Text.Json;
using System.Text.Json.Serialization;
using Faultline.Model;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

/// <summary>
/// Fixtures/Rules/&lt;rule-id&gt;/matches-*.json and abstains-*.json: the context a rule sees, and what it must say.
/// The key <c>@self</c> of shared errors stands for the error key of the fixture's own trial.
/// </summary>
public sealed class RuleFixtureTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly string Root = Path.Join(SharedRuns.RepositoryRoot(), "tests", "Faultline.Tests", "Fixtures", "Rules");

    public static TheoryData<string> Matching => [.. Files("matches-*.json")];

    public static TheoryData<string> Abstaining => [.. Files("abstains-*.json")];

    public static TheoryData<string> RuleIds => [.. Catalog.All<IRule>().Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Matching))]
    public void AMatchingFixtureGivesTheExpectedFinding(string file)
    {
        var (rule, context, expect) = Read(file);
        var finding = rule.Check(context);
        Assert.NotNull(finding);
        Assert.Equal((expect!.Fault, expect.Mechanism), (finding.Fault.Name(), finding.Mechanism));
        Assert.Equal((expect.SubMechanism, expect.Root), (finding.SubMechanism, finding.Root));
        Assert.Equal((rule.Info.Id, rule.Info.Version), (finding.Rule, finding.Version));
        Assert.InRange(finding.Confidence, 0.3, 1);
        Assert.NotEmpty(finding.Evidence);
        Assert.All(finding.Evidence, evidence => Assert.InRange(evidence.Quote.Length, 1, 300));
        Assert.Equal(finding.Fault == Fault.Inconclusive, finding.Missing is not null);
    }

    [Theory]
    [MemberData(nameof(Abstaining))]
    public void AnAbstainingFixtureGivesNone(string file)
    {
        var (rule, context, expect) = Read(file);
        Assert.Null(expect);
        Assert.Null(rule.Check(context));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void EveryRuleHasAFixtureOfEachKind(string rule)
    {
        Assert.NotEmpty(Directory.GetFiles(Path.Join(Root, rule), "matches-*.json"));
        Assert.NotEmpty(Directory.GetFiles(Path.Join(Root, rule), "abstains-*.json"));
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static (IRule Rule, RuleContext Context, Expect? Expect) Read(string file)
    {
        var fixture = JsonSerializer.Deserialize<Fixture>(File.ReadAllText(Path.Join(Root, file)), Json)!;
        var rule = Catalog.All<IRule>().Single(rule => rule.Info.Id == file.Split('/')[0]);
        var signals = fixture.Signals ?? RunSignals.Of([(fixture.Trial, fixture.Facts)]);
        if (ErrorKey.Of(fixture.Trial, fixture.Facts) is { } self)
        {
            signals = signals with { SharedErrors = signals.SharedErrors.ToDictionary(entry => entry.Key == "@self" ? self : entry.Key, entry => entry.Value, StringComparer.Ordinal) };
        }

        var run = fixture.Run ?? new Run { Id = "r1", Format = "fixture", Root = "/" };
        return (rule, new RuleContext { Run = run, Trial = fixture.Trial, Facts = fixture.Facts, Signals = signals }, fixture.Expect);
    }

    private sealed record Fixture(Run? Run, Trial Trial, IReadOnlyList<Fact> Facts, RunSignals? Signals, Expect? Expect);

    private sealed record Expect(string Fault, string Mechanism, string? SubMechanism = null, string? Root = null);
}
