namespace Faultline.Importers.Conversation;

/// <summary>One line of a file of rows, without its line end.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Offset">Byte at which it begins.</param>
/// <param name="Bytes">Valid until the next line is asked for.</param>
internal readonly record struct RowLine(int Line, long Offset, ReadOnlyMemory<byte> Bytes);
