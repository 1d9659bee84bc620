namespace Faultline.Importers.Scylla.Logs;

/// <summary>The lines of a file as bytes, read once in blocks: a log of gigabytes costs no more memory than its longest line.</summary>
internal sealed class LogLines : IDisposable
{
    private const int BlockBytes = 1 << 20;

    // Nothing that a batch writes is longer; the rest of such a line is skipped.
    private const int LongestLine = 16 << 20;

    private readonly FileStream _file;
    private byte[] _buffer = new byte[BlockBytes];
    private int _start;
    private int _end;
    private bool _atEnd;

    public LogLines(string path)
    {
        _file = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });
        Fill();
        if (Pending.StartsWith("\uFEFF"u8)) _start = 3;
    }

    /// <summary>Number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True when the last line of the file has no line break: its writer was stopped in the middle of it.</summary>
    public bool EndsTorn { get; private set; }

    private ReadOnlySpan<byte> Pending => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The next line without its line break; valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = Pending[searched..].IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = WithoutReturn(Pending[..(searched + found)]);
                _start += searched + found + 1;
                Number++;
                return true;
            }

            searched = Pending.Length;
            if (!_atEnd && Fill()) continue;
            line = WithoutReturn(Pending);
            if (Pending.IsEmpty) return false;
            _start = _end;
            Number++;
            EndsTorn = true;
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;

    private bool Fill()
    {
        if (_start > 0)
        {
            Pending.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length && _buffer.Length < LongestLine) Array.Resize(ref _buffer, _buffer.Length * 2);
        if (_end == _buffer.Length) _end = LongestLine / 2;
        var read = _file.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
        return !_atEnd;
    }
}
