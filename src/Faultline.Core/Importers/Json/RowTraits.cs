namespace Faultline.Importers.Json;

[Flags]
internal enum RowTraits
{
    None = 0,

    /// <summary>The row holds bytes from 0x80: they are checked for UTF-8.</summary>
    NonAscii = 1,

    /// <summary>The row holds backslashes: a key may be written with escapes.</summary>
    Escapes = 2,
}
