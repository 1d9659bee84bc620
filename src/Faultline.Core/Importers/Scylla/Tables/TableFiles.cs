namespace Faultline.Importers.Scylla.Tables;

/// <summary>The CSV files that the analysis of a batch exports.</summary>
internal static class TableFiles
{
    internal const string Runs = "runs.csv";
    internal const string Judges = "judges.csv";

    public static bool AreIn(string folder)
    {
        var path = Path.Join(folder, Runs);
        if (!File.Exists(path)) return false;
        try
        {
            using var reader = new StreamReader(path);
            var columns = (reader.ReadLine() ?? "").Split(',');
            return columns.Contains("tier") && columns.Contains("subtest") && columns.Contains("passed");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Probing a file that cannot be opened says no; the reading of another format may say why.
            return false;
        }
    }
}
