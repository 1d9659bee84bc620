using Faultline.Commands;

namespace Faultline.Tests.Support;

/// <summary>
/// The program as it was built for users, in its own output folder. The copy beside the tests lacks assemblies that the tests' own
/// frameworks bring.
/// </summary>
internal static class FaultlineProgram
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var copy = new FileInfo(typeof(CommandLine).Assembly.Location);
        var (framework, configuration) = (copy.Directory!.Name, copy.Directory.Parent!.Name);
        var built = System.IO.Path.Combine(Repo.Root, "src", "Faultline", "bin", configuration, framework, copy.Name);
        return File.Exists(built) ? built : copy.FullName;
    }
}
