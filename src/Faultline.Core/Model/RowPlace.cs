namespace Faultline.Model;

/// <summary>Where the row of a trial stands in a file of rows.</summary>
/// <param name="File">Path relative to the run's root, '/' separated.</param>
/// <param name="Line">1-based.</param>
/// <param name="Offset">Byte at which the row begins.</param>
public sealed record RowPlace(string File, int Line, long Offset);
