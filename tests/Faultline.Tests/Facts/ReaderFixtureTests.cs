using Faultline.Facts;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Facts;

/// <summary>Every folder of Fixtures/Facts/(reader)/(case): input.txt is read, expected.json is what comes out.</summary>
public sealed class ReaderFixtureTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var reader in Directory.GetDirectories(Repo.Fixtures("Facts")).Order(StringComparer.Ordinal))
        {
            foreach (var folder in Directory.GetDirectories(reader).Order(StringComparer.Ordinal))
            {
                cases.Add(Path.GetFileName(reader), Path.GetFileName(folder));
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AReaderReadsItsFixture(string reader, string name)
    {
        var folder = Repo.Fixtures("Facts", reader, name);
        var text = File.ReadAllText(Path.Combine(folder, "input.txt"));
        var facts = Only(reader).Read(new FactSource("check", text, new Location("input.txt", "#L1"))).ToList();

        if (name.StartsWith("not-", StringComparison.Ordinal)) Assert.Empty(facts);
        else Assert.NotEmpty(facts);
        Assert.All(facts, fact => Assert.Contains(fact.Evidence.Quote, Line(text, fact.Evidence), StringComparison.Ordinal));
        Golden.MatchesJson(Path.Combine(folder, "expected.json"), facts);
    }

    [Fact]
    public void EveryReaderHasAMatchingAndAMustNotMatchFixture()
    {
        foreach (var reader in Catalog.All<IFactReader>())
        {
            var folder = Repo.Fixtures("Facts", reader.Id);
            var names = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(Path.GetFileName)] : Array.Empty<string?>();
            Assert.True(names.Any(name => name!.StartsWith("not-", StringComparison.Ordinal)), $"'{folder}' has no must-not-match case (its name starts with not-)");
            Assert.True(names.Any(name => !name!.StartsWith("not-", StringComparison.Ordinal)), $"'{folder}' has no matching case");
        }
    }

    [Fact]
    public void ReaderIdsAreUnique() =>
        Assert.Distinct(Catalog.All<IFactReader>().Select(reader => reader.Id), StringComparer.Ordinal);

    internal static IFactReader Only(string id) => Catalog.All<IFactReader>().Single(reader => reader.Id == id);

    private static string Line(string text, Evidence evidence) => text.Split('\n')[new Location(evidence.Source, evidence.Pointer).FirstLine - 1];
}
