using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// The append-only event files. Each writer has a file of its own while it writes: the first numbered slot whose lock it gets,
/// so that processes never wait for one another and a crash tears at most the last line of one file.
/// </summary>
internal sealed class Ledger(string folder, TimeProvider clock)
{
    /// <summary>Appends in one go; on disk when it returns.</summary>
    public void Append(IEnumerable<LedgerEvent> events)
    {
        using var all = events.GetEnumerator();
        if (!all.MoveNext()) return;

        Directory.CreateDirectory(folder);
        var (slot, held) = TakeSlot();
        using (held)
        {
            var isNew = !File.Exists(slot);
            using (var file = new FileStream(slot, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 128 * 1024))
            {
                EndTornLine(file);
                do
                {
                    var happened = all.Current.At is null ? all.Current with { At = clock.GetUtcNow() } : all.Current;
                    JsonSerializer.Serialize(file, happened, StoreJson.Line<LedgerEvent>());
                    file.WriteByte((byte)'\n');
                }
                while (all.MoveNext());
                file.Flush(flushToDisk: true);
            }

            if (isNew) DirectoryFlush.Flush(folder);
        }
    }

    /// <summary>The events of all files in the order of their times; those of one file stay in its order.</summary>
    /// <param name="kinds">The kinds of events that are asked for; empty for all. Lines of others are not parsed, so damage in them is not seen.</param>
    /// <param name="memory">Where what was read before is kept; null reads the files whole.</param>
    public IEnumerable<LedgerEvent> Events(Action<ImportDiagnostic> report, IReadOnlyCollection<Type> kinds, StoreMemory? memory = null)
    {
        if (!Directory.Exists(folder)) yield break;

        var files = Directory.GetFiles(folder, "*.jsonl");
        Array.Sort(files, StringComparer.Ordinal);
        var others = kinds.Count == 0 ? null : new OtherEvents(kinds);
        var heads = new PriorityQueue<IEnumerator<LedgerEvent>, (DateTimeOffset At, int File)>();
        var open = new List<IEnumerator<LedgerEvent>>();
        try
        {
            for (var i = 0; i < files.Length; i++)
            {
                var lines = memory?.EventsOf(files[i], report) ?? JsonLines.Read(files[i], StoreJson.Line<LedgerEvent>(), report, others is null ? null : others.IsOne);
                var events = lines.OfType<LedgerEvent>().Where(happened => kinds.Count == 0 || kinds.Contains(happened.GetType())).GetEnumerator();
                open.Add(events);
                if (events.MoveNext()) heads.Enqueue(events, (At(events, DateTimeOffset.MinValue), i));
            }

            while (heads.TryDequeue(out var events, out var place))
            {
                yield return events.Current;
                // A clock set back must not reorder one file: its time never falls.
                if (events.MoveNext()) heads.Enqueue(events, (At(events, place.At), place.File));
            }
        }
        finally
        {
            foreach (var events in open) events.Dispose();
        }
    }

    private static DateTimeOffset At(IEnumerator<LedgerEvent> events, DateTimeOffset atLeast) =>
        events.Current.At is { } at && at > atLeast ? at : atLeast;

    /// <summary>A line that a dead writer left without its end would swallow ours.</summary>
    private static void EndTornLine(FileStream file)
    {
        if (file.Seek(0, SeekOrigin.End) == 0) return;
        file.Seek(-1, SeekOrigin.End);
        // Reading one byte leaves the position at the end.
        if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
    }

    private (string Slot, FileStream Held) TakeSlot()
    {
        for (var i = 1; ; i++)
        {
            var name = Path.Combine(folder, i.ToString("D4", CultureInfo.InvariantCulture));
            if (LockFile.TryTake(name + ".lock") is { } held) return (name + ".jsonl", held);
        }
    }
}
