using System.Globalization;
using System.Text.RegularExpressions;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>A folder that one experiment wrote: <c>2026-02-14T00-28-09-test-031</c>.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Case">The test, from the name.</param>
/// <param name="CreatedAt">From the name, UTC.</param>
internal sealed partial record ExperimentFolder(string Path, string Name, string Case, DateTimeOffset CreatedAt)
{
    public static ExperimentFolder? Of(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var match = Named().Match(name);
        return match.Success && TryTime(match.Groups["time"].Value, out var time) ? new ExperimentFolder(path, name, match.Groups["id"].Value, time) : null;
    }

    /// <summary>True for a folder that holds what an experiment writes, whatever it is called.</summary>
    public static bool IsExperiment(string path) =>
        (File.Exists(System.IO.Path.Join(path, "checkpoint.json")) || File.Exists(System.IO.Path.Join(path, "report.json")) || File.Exists(System.IO.Path.Join(path, "result.json"))
            || File.Exists(System.IO.Path.Join(path, "config", "experiment.json"))) || Tiers(path).Any();

    /// <summary>Folders of tiers: <c>T0</c> ..., below the experiment or below the phase folders of later versions.</summary>
    public static IEnumerable<string> Tiers(string path) =>
        ((string[])["", "in_progress", "completed"]).Select(phase => System.IO.Path.Join(path, phase)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Where(d => Tier().IsMatch(System.IO.Path.GetFileName(d))).Order(StringComparer.Ordinal));

    private static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH-mm-ss", "yyyy-MM-dd'T'HHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    [GeneratedRegex(@"^(?<time>\d{4}-\d{2}-\d{2}T(\d{2}-\d{2}-\d{2}|\d{6}))-(?<id>\S+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"^T\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex Tier();
}
