using Faultline.Model;

namespace Faultline.Reports.Comparisons;

/// <summary>One form of a comparison. One file per form, found by the catalog. Pure: it touches neither disk nor clock.</summary>
public interface IComparisonReport
{
    /// <summary>What follows <c>--format</c>; lower-kebab, never reused.</summary>
    string Id { get; }

    /// <summary>Files that end so are written in this form unless another is asked for; without the dot.</summary>
    string Extension { get; }

    /// <summary>What speaks against the comparison is part of this form; false where it has no place for it.</summary>
    bool SaysWarnings => true;

    /// <summary>The same comparison gives the same text, byte for byte; lines ended by <c>\n</c>.</summary>
    string Write(RunComparison comparison);
}
