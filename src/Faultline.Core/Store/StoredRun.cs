using System.Globalization;
using System.Text.Json.Serialization;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>One revision of a run in the workspace: what its <c>run.json</c> says. Its trials are read through <see cref="FileStore.Trials"/>.</summary>
public sealed record StoredRun
{
    /// <summary>Version of the layout of the files.</summary>
    public required int Format { get; init; }

    public required Run Run { get; init; }

    /// <summary>1 for the first import of this run id; each import with other content is the next.</summary>
    public required int Revision { get; init; }

    /// <summary>
    /// SHA-256, in hexadecimal, of the content: of the name of the format, the SHA-256 of <c>trials.jsonl</c>, that of <c>texts.jsonl</c> and the run's own
    /// JSON. Independent of where the input lay and when it was imported.
    /// </summary>
    public required string Digest { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Number of lines of <c>trials.jsonl</c>: every attempt counts.</summary>
    public required int Trials { get; init; }

    public required Totals Totals { get; init; }

    /// <summary>Failures by the name of the first failed check; see <see cref="RunTally.FailuresByCheck"/>.</summary>
    public required IReadOnlyDictionary<string, int> FailuresByCheck { get; init; }

    /// <summary>Where the source's own counts differ from its trials; see <see cref="RunTally.Contradictions"/>.</summary>
    public IReadOnlyList<string>? Contradictions { get; init; }

    /// <summary>The run's id, followed by <c>~revision</c> from the second on. <see cref="FileStore.FindRun"/> finds it by this.</summary>
    [JsonIgnore]
    public string Handle => Revision == 1 ? Run.Id : string.Create(CultureInfo.InvariantCulture, $"{Run.Id}~{Revision}");

    /// <summary>Name of its folder under <c>runs/</c>; not part of the file.</summary>
    [JsonIgnore]
    internal string FolderName { get; init; } = "";
}
