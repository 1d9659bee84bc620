using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>A growing buffer of JSON. It writes what System.Text.Json writes with the options of <see cref="StoreJson"/>, in less time.</summary>
internal sealed class JsonBytes
{
    private const int FirstBytes = 1 << 16;
    private const int LongestNumber = 32;

    // Below this every double that is whole is written as that number.
    private const double ExactIntegers = 1e15;

    // What that encoder never escapes; all else is asked of it.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<byte> Escaped = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private byte[] _bytes = new byte[FirstBytes];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte one)
    {
        Room(1)[0] = one;
        Length++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long number)
    {
        if (!Utf8Formatter.TryFormat(number, Room(LongestNumber), out var written)) throw new InvalidOperationException("a number needs more room");
        Length += written;
    }

    public void Add(double number)
    {
        // Most are whole milliseconds, which need no search for the shortest digits.
        if (number == Math.Truncate(number) && Math.Abs(number) < ExactIntegers && !double.IsNegative(number))
        {
            Add((long)number);
            return;
        }

        if (!Utf8Formatter.TryFormat(number, Room(LongestNumber), out var written)) throw new InvalidOperationException("a number needs more room");
        Length += written;
    }

    /// <summary>A string in its quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddString(ReadOnlySpan<char> text)
    {
        Add((byte)'"');
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain < 0) plain = text.Length;
            AddPlain(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty) break;
            var two = text[0] switch
            {
                '"' => "\\\""u8,
                '\\' => "\\\\"u8,
                '\n' => "\\n"u8,
                '\r' => "\\r"u8,
                '\t' => "\\t"u8,
                _ => default,
            };
            if (!two.IsEmpty)
            {
                Add(two);
                text = text[1..];
                continue;
            }

            // Up to the next plain character, so that no pair of surrogates is torn.
            var odd = text.IndexOfAny(Plain);
            if (odd < 0) odd = text.Length;
            AddEncoded(text[..odd]);
            text = text[odd..];
        }

        Add((byte)'"');
    }

    /// <summary>A string of valid UTF-8 in its quotes; only what JSON demands is escaped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddString(ReadOnlySpan<byte> utf8)
    {
        Add((byte)'"');
        for (var special = utf8.IndexOfAny(Escaped); special >= 0; special = utf8.IndexOfAny(Escaped))
        {
            Add(utf8[..special]);
            var escaped = utf8[special];
            utf8 = utf8[(special + 1)..];
            if (escaped is (byte)'"' or (byte)'\\')
            {
                Add((byte)'\\');
                Add(escaped);
            }
            else
            {
                Add("\\u00"u8);
                Add((byte)('0' + (escaped >> 4)));
                Add("0123456789abcdef"u8[escaped & 15]);
            }
        }

        Add(utf8);
        Add((byte)'"');
    }

    /// <summary>A string, as it was written where it was written as one.</summary>
    public void Add(WrittenText text)
    {
        if (text.IsString) Add(text.Json);
        else AddString(text.Json);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddPlain(ReadOnlySpan<char> text)
    {
        var room = Room(text.Length);
        if (System.Text.Ascii.FromUtf16(text, room, out var written) != OperationStatus.Done) throw new InvalidOperationException("plain text is ASCII");
        Length += written;
    }

    private void AddEncoded(ReadOnlySpan<char> text)
    {
        Span<char> encoded = stackalloc char[256];
        while (!text.IsEmpty)
        {
            var status = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text, encoded, out var read, out var written);
            if (status == OperationStatus.InvalidData || (read == 0 && written == 0)) throw new InvalidOperationException("the encoder replaces what is invalid");
            var room = Room(3 * written);
            Length += Encoding.UTF8.GetBytes(encoded[..written], room);
            text = text[read..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int wanted)
    {
        if (_bytes.Length - Length < wanted) Grow(wanted);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int wanted) => Array.Resize(ref _bytes, checked(Math.Max(2 * _bytes.Length, Length + wanted)));
}
