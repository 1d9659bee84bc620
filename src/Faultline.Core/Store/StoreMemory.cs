using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// What a long-lived process keeps of the files between two questions. Files of the ledger only grow, so only what was added is read; a
/// stored run never changes. Safe for callers on several threads.
/// </summary>
public sealed class StoreMemory
{
    // A run of more trials than this is read anew each time: memory counts more than speed then.
    private const int LargestRun = 20_000;
    private const int MostRuns = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, KeptEvents> _ledger = new(StringComparer.Ordinal);
    private readonly List<(string Folder, IReadOnlyList<Trial> Trials)> _runs = [];

    /// <summary>The events of one file of the ledger; damaged lines are reported when they are first met.</summary>
    internal IReadOnlyList<LedgerEvent> EventsOf(string path, Action<ImportDiagnostic> report)
    {
        lock (_gate)
        {
            if (!_ledger.TryGetValue(path, out var kept)) _ledger[path] = kept = new KeptEvents();
            using var file = JsonLines.OpenShared(path);
            if (file.Length < kept.Offset) _ledger[path] = kept = new KeptEvents();
            if (file.Length > kept.Offset) kept.Read(file, path, report);
            return kept.Events;
        }
    }

    /// <summary>The run's trials without texts; null when they are too many to keep.</summary>
    internal IReadOnlyList<Trial>? TrialsOf(StoredRun run, TrialReader reader)
    {
        if (run.Trials > LargestRun) return null;
        lock (_gate)
        {
            var at = _runs.FindIndex(r => r.Folder == run.FolderName);
            var kept = at >= 0 ? _runs[at] : (run.FolderName, [.. reader.Read(failuresOnly: false, withTexts: false)]);
            if (at >= 0) _runs.RemoveAt(at);
            else if (_runs.Count == MostRuns) _runs.RemoveAt(0);
            _runs.Add(kept);
            return kept.Trials;
        }
    }

    private sealed class KeptEvents
    {
        private int _lines;

        public long Offset { get; private set; }

        // A new list for each growth: an enumeration under way keeps the one it began with.
        public IReadOnlyList<LedgerEvent> Events { get; private set; } = [];

        public void Read(FileStream file, string path, Action<ImportDiagnostic> report)
        {
            var bytes = new byte[checked((int)(file.Length - Offset))];
            file.Position = Offset;
            file.ReadExactly(bytes);
            // A line without its end is still being written.
            var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            var events = new List<LedgerEvent>(Events);
            foreach (var range in bytes.AsSpan(0, whole).Split((byte)'\n'))
            {
                var line = bytes.AsSpan(0, whole)[range];
                if (range.End.GetOffset(whole) == whole && line.IsEmpty) break;
                _lines++;
                if (line.Trim(" \r"u8).IsEmpty) continue;
                if (JsonLines.Parse(line, StoreJson.Line<LedgerEvent>(), path, _lines, out var problem) is { } happened) events.Add(happened);
                else report(problem!);
            }

            Offset += whole;
            Events = events;
        }
    }
}
