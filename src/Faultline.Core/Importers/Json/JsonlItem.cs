namespace Faultline.Importers.Json;

/// <summary>What the caller made of one row, and where the row is.</summary>
/// <param name="Line">1-based; blank lines count.</param>
/// <param name="Offset">Place of the row's first byte in the file.</param>
/// <param name="Length">Bytes of the row in the file, without its line end.</param>
public readonly record struct JsonlItem<T>(T Value, long Line, long Offset, int Length);
