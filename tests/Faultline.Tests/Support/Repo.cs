using System.Runtime.CompilerServices;

namespace Faultline.Tests.Support;

/// <summary>Where tests find the repository's files, and the real material that lies beside it on some machines.</summary>
internal static class Repo
{
    public static string Root { get; } = FindRoot();

    /// <summary>The sibling <c>../shared/data</c>; null where it is not there.</summary>
    public static string? Shared { get; } =
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "data")) is var folder && Directory.Exists(folder) ? folder : null;

    public static string Fixtures(params string[] parts) =>
        Path.Combine([Root, "tests", "Faultline.Tests", "Fixtures", .. parts]);

    /// <summary>The test's output folder may be anywhere (an artifacts path): the place of this file is the second chance.</summary>
    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, Path.GetDirectoryName(here)!])
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Faultline.slnx"))) return folder;
            }
        }

        throw new DirectoryNotFoundException($"no folder above '{AppContext.BaseDirectory}' holds Faultline.slnx");
    }
}
