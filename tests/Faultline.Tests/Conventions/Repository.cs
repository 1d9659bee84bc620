namespace Faultline.Tests.Conventions;

/// <summary>The files of the repository that the conventions are about.</summary>
internal static class Repository
{
    public static string Root => Support.Repo.Root;

    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. new[] { "src", "tests", "bench" }.SelectMany(folder => Files(folder, "*.cs")).Select(path => new SourceFile(path, Read(path)))];

    public static IEnumerable<SourceFile> SourcesOf(string folder) => Sources.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public static string Full(string path) => Path.Join(Root, path);

    public static string Read(string path) => File.ReadAllText(Full(path));

    /// <summary>Paths relative to the root, with '/', ordered; without build output and fixtures.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
        => !Directory.Exists(Full(folder)) ? [] : Directory.EnumerateFiles(Full(folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or ".git" or "artifacts" or "TestResults" or ".faultline"))
            .Where(path => !path.StartsWith("tests/Faultline.Tests/Fixtures/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
