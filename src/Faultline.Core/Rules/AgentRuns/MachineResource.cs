using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>Exceptions that name a resource of the machine or the network: disk, memory, sockets, a repository that cannot be fetched.</summary>
internal static partial class MachineResource
{
    public static bool IsNamedBy(Fact fact) => CauseOf(fact) is not null;

    /// <summary>Short id of the cause; null when the exception names no such resource.</summary>
    public static string? CauseOf(Fact fact)
    {
        if (fact.Expected is "configuration" || fact.Code is "ConfigurationError") return "config_error";
        var message = fact.Message;
        if (Errno().Match(message) is { Success: true } match)
        {
            return match.Groups["number"].Value switch
            {
                "28" or "122" => "disk_full",
                "12" => "out_of_memory",
                "23" or "24" => "too_many_open_files",
                "5" or "30" => "disk_failure",
                "101" or "103" or "104" or "110" or "111" or "112" or "113" or "-2" or "-3" => "network",
                // A program that is not there; of a path it is the harness that looked in the wrong place.
                "2" when Program().IsMatch(message) => "missing_program",
                "13" => "permission",
                _ => null,
            };
        }

        return fact.Code switch
        {
            "MemoryError" => "out_of_memory",
            "BrokenProcessPool" => "process_killed",
            "ConnectionError" or "ConnectionResetError" or "ConnectionRefusedError" or "ConnectionAbortedError" or "BrokenPipeError" or "gaierror" or "SSLError" => "network",
            _ when Disk().IsMatch(message) => "disk_full",
            _ when Clone().IsMatch(message) => "clone_failure",
            _ when Killed().IsMatch(message) => "process_killed",
            _ => null,
        };
    }

    [GeneratedRegex(@"\[Errno (?<number>-?\d+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Errno();

    [GeneratedRegex(@"No such file or directory: '[^'/\\]+'", RegexOptions.NonBacktracking)]
    private static partial Regex Program();

    [GeneratedRegex(@"No space left on device|[Dd]isk quota exceeded", RegexOptions.NonBacktracking)]
    private static partial Regex Disk();

    [GeneratedRegex(@"Failed to clone|Could not resolve host|unable to access 'https?://|Connection (refused|reset|timed out)|Temporary failure in name resolution|early EOF|RPC failed", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clone();

    [GeneratedRegex(@"process pool was terminated abruptly|[Oo]ut of memory|Cannot allocate memory|oom-kill", RegexOptions.NonBacktracking)]
    private static partial Regex Killed();
}
