namespace Faultline.Importers.Json;

/// <summary>Why a line is no row; <paramref name="At"/> counts from the line's first byte.</summary>
internal sealed record RowFault(JsonlProblemKind Kind, int At, string Message);
