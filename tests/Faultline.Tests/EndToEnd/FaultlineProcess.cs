using System.Diagnostics;
using System.Text.Json;
using Faultline.Tests.Support;

namespace Faultline.Tests.EndToEnd;

/// <summary>Runs the built program as a user's shell does: real process, real pipes.</summary>
internal static class FaultlineProcess
{
    private static readonly string _program = FaultlineProgram.Path;

    public static Result Run(params string[] arguments) => RunIn(Path.GetTempPath(), arguments);

    public static Result RunIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(_program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
