using System.Text.RegularExpressions;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

public sealed partial class RuleConventionTests
{
    [Fact]
    public void IdsAreUniqueAndLowerKebab()
    {
        var ids = Catalog.All<IRule>().Select(rule => rule.Info.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches(LowerKebab(), id));
    }

    [Fact]
    public void EveryRuleExplainsItself() => Assert.All(Catalog.All<IRule>(), rule =>
    {
        Assert.True(rule.Info.Version >= 1);
        Assert.All(new[] { rule.Info.Title, rule.Info.Shows, rule.Info.Why, rule.Info.Example }, text => Assert.True(text.Length > 8, rule.Info.Id));
        Assert.Contains("bstains", rule.Info.Why + rule.Info.Shows, StringComparison.Ordinal);
    });

    [Fact]
    public void ARuleIsNamedAsItsFile() => Assert.All(
        Catalog.All<IRule>(),
        rule => Assert.Equal(rule.Info.Id.Replace("-", string.Empty, StringComparison.Ordinal), rule.GetType().Name.ToLowerInvariant()));

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex LowerKebab();
}
