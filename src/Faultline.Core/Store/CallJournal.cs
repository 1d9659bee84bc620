using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// What was asked of reviewers and what they answered, in files <c>reviews/calls-0001.jsonl</c> ... that only grow. A question is on disk before
/// it is asked and its answer right after it came, so that a process that dies leaves at most questions of which nobody here knows whether
/// they were answered; asked again they carry the same key.
/// </summary>
/// <remarks>Of the answers only their places are in memory: ten thousand of them are a megabyte.</remarks>
public sealed class CallJournal : IDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly FileStream _slot;
    private readonly FileStream _file;
    private readonly Dictionary<string, (string File, long Offset, int Length)> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    internal CallJournal(string folder, TimeProvider clock, Action<ImportDiagnostic> report)
    {
        _folder = folder;
        _clock = clock;
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.GetFiles(folder, "calls-*.jsonl").Order(StringComparer.Ordinal)) Index(path, report);
        (_file, _slot) = TakeSlot();
    }

    /// <summary>How many questions were asked of which no answer is here: a process ended between the two.</summary>
    public int Unanswered
    {
        get
        {
            lock (_gate) return _open.Count;
        }
    }

    public KeptAnswer? Known(string key)
    {
        (string File, long Offset, int Length) place;
        lock (_gate)
        {
            if (!_answers.TryGetValue(key, out place)) return null;
        }

        using var file = JsonLines.OpenShared(place.File);
        var bytes = new byte[place.Length];
        file.Position = place.Offset;
        file.ReadExactly(bytes);
        return JsonSerializer.Deserialize(bytes, StoreJson.Line<CallLine>())?.Answer;
    }

    /// <summary>Appends in one go; on disk when it returns.</summary>
    public void Append(IReadOnlyList<CallLine> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                var bytes = JsonSerializer.SerializeToUtf8Bytes(line, StoreJson.Line<CallLine>());
                if (line.Answer is null) _open.Add(line.Key);
                else Note(line.Key, _file.Name, _file.Position, bytes.Length);
                _file.Write(bytes);
                _file.WriteByte((byte)'\n');
            }

            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _slot.Dispose();
    }

    internal CallLine Asking(string key, string failure, string reviewer) => new() { Key = key, At = _clock.GetUtcNow(), Failure = failure, Reviewer = reviewer };

    internal CallLine Answered(string key, KeptAnswer answer) => new() { Key = key, At = _clock.GetUtcNow(), Answer = answer };

    private void Note(string key, string file, long offset, int length)
    {
        _answers[key] = (file, offset, length);
        _open.Remove(key);
    }

    private void Index(string path, Action<ImportDiagnostic> report)
    {
        using var file = JsonLines.OpenShared(path);
        using var reader = new BufferedStream(file, 1 << 16);
        var line = new MemoryStream();
        long start = 0;
        long at = 0;
        var number = 0;
        for (var read = reader.ReadByte(); ; read = reader.ReadByte())
        {
            if (read >= 0) at++;
            if (read >= 0 && read != '\n')
            {
                line.WriteByte((byte)read);
                continue;
            }

            number++;
            if (line.Length > 0) Take(path, start, line.GetBuffer().AsSpan(0, (int)line.Length), number, report);
            line.SetLength(0);
            start = at;
            if (read < 0) return;
        }
    }

    private void Take(string path, long offset, ReadOnlySpan<byte> bytes, int number, Action<ImportDiagnostic> report)
    {
        try
        {
            if (JsonSerializer.Deserialize(bytes, StoreJson.Line<CallLine>()) is not { } line) return;
            if (line.Answer is not null) Note(line.Key, path, offset, bytes.Length);
            else if (!_answers.ContainsKey(line.Key)) _open.Add(line.Key);
        }
        catch (JsonException)
        {
            // A torn line promised nothing yet: a question whose line is torn was not asked, an answer whose line is torn is asked for again by the same key.
            report(new ImportDiagnostic(path, number, DiagnosticSeverity.Info, "Found a torn line of the journal of calls; a process ended while it wrote. It is skipped."));
        }
    }

    private (FileStream File, FileStream Slot) TakeSlot()
    {
        for (var i = 1; ; i++)
        {
            var name = Path.Join(_folder, "calls-" + i.ToString("D4", CultureInfo.InvariantCulture));
            if (LockFile.TryTake(name + ".lock") is not { } held) continue;
            var file = new FileStream(name + ".jsonl", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
            if (file.Length > 0)
            {
                file.Seek(-1, SeekOrigin.End);
                var last = file.ReadByte();
                if (last != '\n') file.WriteByte((byte)'\n');
            }

            file.Flush(flushToDisk: true);
            DirectoryFlush.Flush(_folder);
            return (file, held);
        }
    }
}
