using System.Text;
using System.Text.Unicode;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>The lines of a file as bytes, read once in blocks: a log of gigabytes costs no more memory than its longest line.</summary>
internal sealed class LogLines : IDisposable
{
    private const int BlockBytes = 1 << 20;

    // Nothing that a batch writes is longer; the rest of such a line is skipped.
    private const int LongestLine = 16 << 20;

    private readonly Stream _file;
    private byte[] _buffer = new byte[BlockBytes];
    private int _start;
    private int _end;
    private bool _atEnd;

    // Lines before this place hold a zero byte or bytes that are no UTF-8; others are not looked at one by one.
    private bool _isSuspect;

    public LogLines(string path)
    {
        _file = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });
        Fill();
        if (Foreign() is { } encoding)
        {
            IsConverted = true;
            _file.Position = 0;
            _file = Encoding.CreateTranscodingStream(_file, encoding, Encoding.UTF8);
            (_start, _end, _isSuspect) = (0, 0, false);
            Fill();
        }

        if (Pending.StartsWith("\uFEFF"u8)) _start = 3;
    }

    /// <summary>Number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True when the last line of the file has no line break: its writer was stopped in the middle of it.</summary>
    public bool EndsTorn { get; private set; }

    /// <summary>True when the file is UTF-16.</summary>
    public bool IsConverted { get; }

    /// <summary>Lines with zero bytes, and the first of them.</summary>
    public (int Count, int First) Zeros { get; private set; }

    /// <summary>Lines that are no UTF-8, and the first of them.</summary>
    public (int Count, int First) NoText { get; private set; }

    /// <summary>Lines that were too long to be read whole, and the first of them.</summary>
    public (int Count, int First) TooLong { get; private set; }

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
                line = Taken(Pending[..(searched + found)], searched + found + 1);
                return true;
            }

            searched = Pending.Length;
            if (!_atEnd && Fill())
            {
                searched = Math.Min(searched, Pending.Length);
                continue;
            }

            line = default;
            if (Pending.IsEmpty) return false;
            EndsTorn = true;
            if (!Utf8.IsValid(Pending) || Pending.Contains((byte)0)) _isSuspect = true;
            line = Taken(Pending, Pending.Length);
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private ReadOnlySpan<byte> Taken(ReadOnlySpan<byte> line, int bytes)
    {
        _start += bytes;
        Number++;
        if (_isSuspect)
        {
            if (line.Contains((byte)0)) Zeros = Counted(Zeros);
            else if (!Utf8.IsValid(line)) NoText = Counted(NoText);
        }

        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private (int Count, int First) Counted((int Count, int First) seen) => (seen.Count + 1, seen.Count == 0 ? Number : seen.First);

    private Encoding? Foreign() => Pending switch
    {
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private bool Fill()
    {
        if (_start > 0)
        {
            Pending.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length && _buffer.Length < LongestLine) Array.Resize(ref _buffer, _buffer.Length * 2);
        if (_end == _buffer.Length)
        {
            _end = LongestLine / 2;
            if (TooLong.Count == 0) TooLong = (1, Number + 1);
        }

        var read = _file.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
        // Every byte is looked at once, as part of the block that its line ends in.
        var whole = Pending[..(Pending.LastIndexOf((byte)'\n') + 1)];
        _isSuspect = whole.Contains((byte)0) || !Utf8.IsValid(whole);
        return !_atEnd;
    }
}
