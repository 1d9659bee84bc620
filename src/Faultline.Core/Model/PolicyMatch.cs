namespace Faultline.Model;

/// <summary>A rule of the user or a registered gap that a failure meets.</summary>
/// <param name="Kind"><c>rule</c> or <c>gap</c>.</param>
/// <param name="Does">What it does, in words of its file.</param>
/// <param name="Line">1-based line of <paramref name="File"/>.</param>
/// <param name="Decides">True when the label comes from it.</param>
public sealed record PolicyMatch(string Id, string Kind, string Does, string File, int Line, bool Decides)
{
    /// <summary>Name of the cluster that the failure goes to by it; null when it names none or an earlier rule does.</summary>
    public string? Cluster { get; init; }

    /// <summary>Field by which it splits the failure's cluster; null when it does not, an earlier rule does, or the failure has no value.</summary>
    public string? SplitBy { get; init; }

    /// <summary>The failure's value of that field, of several the first.</summary>
    public string? SplitValue { get; init; }

    /// <summary>True when the failure is listed apart because of it.</summary>
    public bool Ignores { get; init; }
}
