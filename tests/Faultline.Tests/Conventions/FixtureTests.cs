namespace Faultline.Tests.Conventions;

public sealed class FixtureTests
{
    private static string Fixtures => Repository.Full("tests/Faultline.Tests/Fixtures");

    [Fact]
    public void EveryImporterHasACase() => Violations.None(Lacking("IImporter", "Importers", HasCase), "Fixtures/Importers/<id>/<case> shows what it reads.");

    [Fact]
    public void EveryFactReaderHasACase() => Violations.None(Lacking("IFactReader", "Facts", HasCase), "Fixtures/Facts/<id>/<case> shows what it reads.");

    [Fact]
    public void EveryReportHasACase() => Violations.None(Lacking("IReport", "Reports", HasCase), "Fixtures/Reports/<id>/<case> shows what it writes.");

    [Fact]
    public void EveryFormOfAComparisonHasACase() => Violations.None(Lacking("IComparisonReport", "Comparisons", HasCase), "Fixtures/Comparisons/<id>/<case> shows what it writes.");

    [Fact]
    public void EveryRuleHasAFailureThatMatches()
        => Violations.None(Lacking("IRule", "Rules", f => HasFile(f, "matches-*.json")), "Fixtures/Rules/<id>/matches-*.json shows a failure that the rule labels.");

    [Fact]
    public void EveryRuleHasAFailureFromWhichItAbstains()
        => Violations.None(Lacking("IRule", "Rules", f => HasFile(f, "abstains-*.json")), "Fixtures/Rules/<id>/abstains-*.json shows a failure near the rule that it leaves alone.");

    [Fact]
    public void EveryFixtureBelongsToSomething() => Violations.None(
        Orphans("IImporter", "Importers").Concat(Orphans("IFactReader", "Facts")).Concat(Orphans("IRule", "Rules")),
        "A fixture folder of an importer, a fact reader or a rule is named after its id.");

    [Fact]
    public void AFolderWithoutFilesIsNoCase()
    {
        var folder = Directory.CreateTempSubdirectory("faultline-conventions-").FullName;
        try
        {
            Assert.False(HasCase(folder));
            File.WriteAllText(Path.Join(folder, "matches-one.json"), "{}");
            Assert.True(HasCase(folder));
            Assert.True(HasFile(folder, "matches-*.json"));
            Assert.False(HasFile(folder, "abstains-*.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Lacking(string contract, string kind, Func<string, bool> has)
        => Contracts.Ids(contract).Where(f => !has(Path.Join(Fixtures, kind, f.Id))).Select(f => $"{f.Type.FullName}: nothing in Fixtures/{kind}/{f.Id}/");

    private static IEnumerable<string> Orphans(string contract, string kind)
    {
        var folder = Path.Join(Fixtures, kind);
        if (!Directory.Exists(folder)) return [];
        var ids = Contracts.Ids(contract).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!).Where(name => !ids.Contains(name))
            .Select(name => $"Fixtures/{kind}/{name}/: no {contract} has this id");
    }

    private static bool HasCase(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any();

    private static bool HasFile(string folder, string pattern) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Any();
}
