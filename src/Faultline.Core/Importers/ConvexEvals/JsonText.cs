using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The bytes of one JSON file as clean UTF-8 in a pooled buffer. Says in the notes what had to be changed.</summary>
internal sealed class JsonText : IDisposable
{
    private byte[] _buffer;
    private int _start;
    private int _length;

    private JsonText(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(_start, _length);

    /// <summary>True when positions in <see cref="Bytes"/> are not positions in the file.</summary>
    public bool Changed { get; private set; }

    /// <summary>Bytes of the file before <see cref="Bytes"/> begins (a byte order mark).</summary>
    public int Start => _start;

    /// <summary>Null when the file could not be read or holds nothing; the notes then say why.</summary>
    public static JsonText? Load(string path, Notes notes)
    {
        if (ReadAll(path, notes) is not { } text) return null;
        text.Decode(path, notes);
        if (text.Bytes.Span.IndexOfAnyExcept(" \t\r\n\0"u8) >= 0) return text;
        text.Dispose();
        notes.Error(path, "The file is empty; expected JSON. `npx convex run` prints nothing when the run does not exist: check the run id, then redirect the output again.");
        return null;
    }

    public void Replace(ReadOnlySpan<byte> bytes)
    {
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        Dispose();
        (_buffer, _start, _length, Changed) = (copy, 0, bytes.Length, true);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = _start = 0;
    }

    private static JsonText? ReadAll(string path, Notes notes)
    {
        byte[]? buffer = null;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var size = RandomAccess.GetLength(file);
            if (size > Limits.DocumentBytes)
            {
                notes.Error(path, $"The file has {size:N0} bytes; at most {Limits.DocumentBytes:N0} are read. Export one run per file.");
                return null;
            }

            buffer = ArrayPool<byte>.Shared.Rent((int)size);
            var length = 0;
            while (length < size)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(length, (int)size - length), length);
                if (read == 0) break;
                length += read;
            }

            return new JsonText(buffer, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
            notes.Error(path, Unreadable(e));
            return null;
        }
    }

    /// <summary>What to say about a file that the system refuses.</summary>
    public static string Unreadable(Exception e) => e switch
    {
        UnauthorizedAccessException => "The file cannot be opened: permission denied. Give yourself read permission and import again.",
        FileNotFoundException or DirectoryNotFoundException => "The file has vanished since the folder was listed. Import again when nothing writes there.",
        _ => $"The file cannot be read: {e.Message}",
    };

    private void Decode(string path, Notes notes)
    {
        var bytes = Bytes.Span;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            (_start, _length) = (3, _length - 3);
            bytes = Bytes.Span;
        }
        else if (bytes.Length >= 2 && Utf16Of(bytes) is { } encoding)
        {
            var skip = bytes[0] is 0xFF or 0xFE ? 2 : 0;
            var text = encoding.GetString(bytes[skip..]);
            if (text.Contains('\uFFFD', StringComparison.Ordinal)) notes.Error(path, "Invalid UTF-16 was replaced by U+FFFD; texts read from here may differ from the original.");
            Replace(Encoding.UTF8.GetBytes(text));
            bytes = Bytes.Span;
        }

        if (!Utf8.IsValid(bytes))
        {
            var line = 1 + bytes[..FirstInvalid(bytes)].Count((byte)'\n');
            notes.Error(path, "Invalid UTF-8 was replaced by U+FFFD; expected UTF-8 text. Texts read from here may differ from the original.", line);
            Replace(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes)));
        }

        if (LoneSurrogates.Replace(_buffer.AsSpan(_start, _length)))
        {
            Changed = true;
            notes.Error(path, "Escapes of half a surrogate pair (such as '\\ud800') were replaced by U+FFFD; they stand for no character.");
        }
    }

    private static UnicodeEncoding? Utf16Of(ReadOnlySpan<byte> bytes) => (bytes[0], bytes[1]) switch
    {
        (0xFF, 0xFE) or ((byte)'{' or (byte)'[' or (byte)'"', 0) => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        (0xFE, 0xFF) or (0, (byte)'{' or (byte)'[' or (byte)'"') => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == OperationStatus.Done) at += consumed;
        return at;
    }
}
