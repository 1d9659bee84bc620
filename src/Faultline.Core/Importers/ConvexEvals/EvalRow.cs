namespace Faultline.Importers.ConvexEvals;

/// <summary>One eval of a summary or of run details: the fields that join it with others, and where its text is.</summary>
/// <param name="Offset">Where the element begins in the document's bytes.</param>
internal sealed record EvalRow(
    string? Id,
    string? Case,
    string? Status,
    string? OutputStorageId,
    string? SourceStorageId,
    string Pointer,
    int Offset,
    int Length);
