namespace Faultline.Reports.Machine;

/// <param name="File">Path that can be opened from anywhere.</param>
/// <param name="Line">1-based.</param>
/// <param name="Offset">Byte at which the row begins.</param>
public sealed record RowView(string File, int Line, long Offset);
