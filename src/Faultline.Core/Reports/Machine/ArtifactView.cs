namespace Faultline.Reports.Machine;

/// <param name="Kind"><c>output</c>, <c>expected</c>, <c>task</c>, <c>grader</c>, <c>log</c>, <c>gap-note</c> or <c>other</c>.</param>
/// <param name="Text">Null when it was not read; <paramref name="Note"/> says why.</param>
public sealed record ArtifactView(string Name, string Kind, string Source, string Pointer, string? Text, string? Note);
