namespace Faultline.Commands;

/// <summary>The only exit codes there are.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and the condition that was asked for was found (a gate).</summary>
    public const int Found = 1;

    /// <summary>Could not do it all; what was missing is on standard error.</summary>
    public const int Incomplete = 2;

    public const int WrongUsage = 64;
}
