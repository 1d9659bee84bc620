using Faultline.Reports;

namespace Faultline.Tests.Support;

/// <summary>Compares the files of a report with a checked-in folder; a file that is there and not in the report is a difference too.</summary>
internal static class GoldenFolder
{
    /// <param name="path">Relative to the fixtures, with '/'.</param>
    public static void Matches(string path, IEnumerable<ReportFile> files)
    {
        var there = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        foreach (var file in there) Golden.MatchesFixture($"{path}/{file.Path}", file.Text);
        var folder = Path.Join(Repo.Fixtures(), path);
        Assert.Equal(
            there.Select(file => file.Path),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(found => Path.GetRelativePath(folder, found).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }
}
