using Faultline.Model;

namespace Faultline.Reports;

/// <summary>A few lines of a file, verbatim.</summary>
/// <param name="Name">The file's name inside its kind, e.g. <c>convex/index.ts</c>.</param>
/// <param name="FirstLine">1-based line of the file at which <paramref name="Text"/> begins; null when the tool quoted a line without a number.</param>
/// <param name="Text">The lines, ended by <c>\n</c> between them.</param>
/// <param name="At">Where the lines are in the input.</param>
public sealed record CodeSnippet(string Name, int? FirstLine, string Text, Location At);
