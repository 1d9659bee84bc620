using System.Runtime.CompilerServices;

namespace Faultline.Importers.Json;

/// <summary>The classes of <see cref="ByteMasks"/> byte by byte.</summary>
internal static class ByteClass
{
    public const byte Quote = 1;
    public const byte Backslash = 2;
    public const byte Control = 4;
    public const byte Operator = 8;
    public const byte Space = 16;
    public const byte NonAscii = 32;

    private static readonly byte[] Classes = Make();

    public static byte Of(byte value) => Classes[value];

    /// <summary>True for what may follow a number or a literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsScalar(byte value) => (Classes[value] & (Quote | Operator | Space)) != 0;

    private static byte[] Make()
    {
        var classes = new byte[256];
        for (var i = 0; i < 0x20; i++) classes[i] = Control;
        for (var i = 0x80; i < 256; i++) classes[i] = NonAscii;
        foreach (var c in " \t\r"u8) classes[c] |= Space;
        foreach (var c in "{}[]:,"u8) classes[c] |= Operator;
        classes['"'] = Quote;
        classes['\\'] = Backslash;
        return classes;
    }
}
