namespace Faultline.Tests.Conventions;

public sealed class MirrorTests
{
    private const string Tests = "tests/Faultline.Tests";

    // Folders of the tests that mirror nothing, because they are about all of it.
    private static readonly string[] OfTheirOwn = ["Conventions", "Support", "EndToEnd"];

    [Fact]
    public void TestsMirrorTheSources()
        => Violations.None(Astray(Repository.SourcesOf(Tests).Select(f => f.Folder), Exists), "A test lies in the folder of what it tests.");

    [Fact]
    public void AFolderThatMirrorsNothingIsReported()
        => Assert.Equal(
            "tests/Faultline.Tests/Fakts: no such folder in src/Faultline.Core or src/Faultline",
            Assert.Single(Astray([Tests, Tests + "/Facts", Tests + "/Fakts", Tests + "/EndToEnd/Deep"], path => path.EndsWith("/Facts", StringComparison.Ordinal))));

    private static IEnumerable<string> Astray(IEnumerable<string> folders, Func<string, bool> exists) => folders.Distinct(StringComparer.Ordinal)
        .Select(folder => folder[Tests.Length..].TrimStart('/'))
        .Where(folder => folder.Length > 0 && !OfTheirOwn.Contains(folder.Split('/')[0]))
        .Where(folder => !exists("src/Faultline.Core/" + folder) && !exists("src/Faultline/" + folder))
        .Select(folder => $"{Tests}/{folder}: no such folder in src/Faultline.Core or src/Faultline");

    private static bool Exists(string folder) => Directory.Exists(Repository.Full(folder));
}
