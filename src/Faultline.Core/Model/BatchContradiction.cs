namespace Faultline.Model;

/// <summary>Two sources that say different things about one test.</summary>
/// <param name="Case">The test.</param>
/// <param name="Kind">Short id: <c>overwritten-pass</c>, <c>stale-metrics</c>, <c>older-row</c>, <c>blank-row</c>, <c>cost</c>, <c>score</c>.</param>
/// <param name="Text">One sentence that names both.</param>
/// <param name="First">What the summary says.</param>
/// <param name="Second">What the other source says.</param>
public sealed record BatchContradiction(string Case, string Kind, string Text, Evidence First, Evidence Second);
