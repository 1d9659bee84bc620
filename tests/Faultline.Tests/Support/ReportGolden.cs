namespace Faultline.Tests.Support;

/// <summary>Compares output with a file under Fixtures; FAULTLINE_UPDATE_GOLDEN=1 writes the file instead.</summary>
public static class ReportGolden
{
    public static void Matches(string path, string actual)
    {
        var file = Path.Combine(Root(), "tests", "Faultline.Tests", "Fixtures", path.Replace('/', Path.DirectorySeparatorChar));
        if (Environment.GetEnvironmentVariable("FAULTLINE_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"No '{file}'. Set FAULTLINE_UPDATE_GOLDEN=1, run the tests, read the diff.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Faultline.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"no Faultline.slnx above '{AppContext.BaseDirectory}'");
    }
}
