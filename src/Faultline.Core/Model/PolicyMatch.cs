namespace Faultline.Model;

/// <summary>A rule of the user or a registered gap that a failure meets.</summary>
/// <param name="Kind"><c>rule</c> or <c>gap</c>.</param>
/// <param name="Does">What it does, in words of its file.</param>
/// <param name="Line">1-based line of <paramref name="File"/>.</param>
/// <param name="Decides">True when the label comes from it.</param>
public sealed record PolicyMatch(string Id, string Kind, string Does, string File, int Line, bool Decides);
