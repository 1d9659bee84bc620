using System.Runtime.InteropServices;

namespace Faultline.Importers.Json;

/// <summary>What the 64 bytes of one chunk are; bit n is byte n.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct ByteMasks
{
    /// <summary><c>"</c></summary>
    public ulong Quotes;

    /// <summary><c>\</c></summary>
    public ulong Backslashes;

    /// <summary>Below 0x20: not allowed in a string.</summary>
    public ulong Controls;

    /// <summary><c>{ } [ ] : ,</c></summary>
    public ulong Operators;

    /// <summary>Space, tab and carriage return; a line feed ends the row and is never in it.</summary>
    public ulong Spaces;

    /// <summary>0x80 and above.</summary>
    public ulong NonAscii;
}
