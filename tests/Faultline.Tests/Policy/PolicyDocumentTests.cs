using System.Text.RegularExpressions;
using Faultline.Model;
using Faultline.Policy.Gaps;
using Faultline.Policy.Predicates;
using Faultline.Policy.Rules;
using Faultline.Tests.Support;

namespace Faultline.Tests.Policy;

/// <summary>What the pages show is what the program reads.</summary>
public sealed partial class PolicyDocumentTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void TheRulesOfThePageAreReadAndTheirExamplesHold()
    {
        var problems = new List<ImportDiagnostic>();
        File.WriteAllText(_file, Example("user-rules.md"));

        var rules = UserRules.Read(_file, problems.Add);

        Assert.Empty(problems);
        Assert.Equal(["async-submit", "no-endpoint", "slow-machine"], rules.Select(r => r.Id));
        Assert.All(rules, r => Assert.Empty(RuleTest.Problems(r)));
    }

    [Fact]
    public void TheGapOfThePageIsRead()
    {
        var problems = new List<ImportDiagnostic>();
        File.WriteAllText(_file, Example("gaps.md"));

        Assert.NotNull(Assert.Single(GapRegister.Read(_file, problems.Add)).Match);
        Assert.Empty(problems);
    }

    [Fact]
    public void ThePageNamesEveryField()
        => Assert.All(FailureFacts.Fields, f => Assert.Contains($"`{f.Name}`", Page("user-rules.md"), StringComparison.Ordinal));

    private static string Page(string name) => File.ReadAllText(Path.Join(Repo.Root, "docs", name));

    private static string Example(string page) => Yaml().Match(Page(page)).Groups["text"].Value;

    [GeneratedRegex(@"```yaml\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Yaml();
}
