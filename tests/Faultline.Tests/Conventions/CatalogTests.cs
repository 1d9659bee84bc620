using System.Text.RegularExpressions;

namespace Faultline.Tests.Conventions;

public sealed partial class CatalogTests
{
    [Theory]
    [InlineData("IImporter")]
    [InlineData("IFetcher")]
    [InlineData("IFactReader")]
    [InlineData("IRule")]
    public void AContractIsFoundByItsName(string name) => Assert.True(Contracts.Find(name) is not null, $"no interface '{name}' in Faultline");

    [Fact]
    public void EveryImplementationCanBeMadeByTheCatalog() => Violations.None(
        from contract in Contracts.Names
        from type in Contracts.Implementations(contract)
        where !Contracts.CanBeMade(type)
        select $"{type.FullName} ({contract}) has no constructor without parameters",
        "The catalog makes one instance of each implementation.");

    [Fact]
    public void IdsAreLowerKebab() => Violations.None(
        from contract in Contracts.Names
        from found in Contracts.Ids(contract)
        where !IsId(found.Id)
        select $"{found.Type.FullName}: '{found.Id}'",
        "Ids are lower-kebab and written by hand, e.g. 'zero-cost-failure'.");

    [Fact]
    public void IdsAreUniqueWithinTheirContract() => Violations.None(
        from contract in Contracts.Names
        from same in Contracts.Ids(contract).GroupBy(f => f.Id, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select $"{contract} '{same.Key}': {string.Join(", ", same.Select(f => f.Type.FullName))}",
        "An id names one thing and is never reused.");

    [Theory]
    [InlineData("convex-evals", true)]
    [InlineData("tsc", true)]
    [InlineData("ts2339-seen", true)]
    [InlineData("Convex", false)]
    [InlineData("a_b", false)]
    [InlineData("-a", false)]
    [InlineData("a--b", false)]
    [InlineData("", false)]
    public void AnIdIsLowerKebabOrNot(string id, bool expected) => Assert.Equal(expected, IsId(id));

    [Fact]
    public void AnIdIsReadFromIdInfoOrName()
    {
        Assert.Equal("a", Contracts.IdOf(new { Id = "a", Name = "b" }));
        Assert.Equal("c", Contracts.IdOf(new { Info = new { Id = "c" } }));
        Assert.Equal("d", Contracts.IdOf(new { Name = "d" }));
    }

    private static bool IsId(string id) => LowerKebab().IsMatch(id);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex LowerKebab();
}
