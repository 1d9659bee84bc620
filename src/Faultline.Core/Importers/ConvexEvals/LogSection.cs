namespace Faultline.Importers.ConvexEvals;

/// <summary>A verbatim slice of a run.log.</summary>
/// <param name="FirstLine">1-based.</param>
internal readonly record struct LogSection(int FirstLine, int LineCount, string Text);
