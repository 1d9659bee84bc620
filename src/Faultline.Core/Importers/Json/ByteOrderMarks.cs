using Microsoft.Win32.SafeHandles;

namespace Faultline.Importers.Json;

/// <summary>What the first bytes of a file say about its encoding.</summary>
internal static class ByteOrderMarks
{
    public static ReadOnlySpan<byte> Utf8 => [0xEF, 0xBB, 0xBF];

    public static bool IsUtf16(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[2];
        return RandomAccess.Read(file, start, 0) == 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF));
    }
}
