using System.Diagnostics;

namespace Faultline.Benchmarks;

/// <summary>The floor of every start-up: a program that does nothing, with the runtime settings of faultline.</summary>
internal static class EmptyProgram
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AssemblyName>empty</AssemblyName>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TieredPGO>false</TieredPGO>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Path of the built program; null, with the build's output on standard error, when it does not build.</summary>
    public static string? Build(string folder)
    {
        File.WriteAllText(Path.Join(folder, "empty.csproj"), Project);
        File.WriteAllText(Path.Join(folder, "Program.cs"), "return 0;\n");
        var info = new ProcessStartInfo("dotnet", ["build", "-c", "Release", "-o", Path.Join(folder, "out"), "--nologo"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var build = Process.Start(info)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode == 0) return Path.Join(folder, "out", OperatingSystem.IsWindows() ? "empty.exe" : "empty");
        Console.Error.WriteLine($"benchmarks: the empty program does not build:\n{output}");
        return null;
    }
}
