namespace Faultline.Reports.Machine;

/// <summary>What <c>compare --json</c> prints.</summary>
/// <param name="FailedByAll">Cases that fail in every run that scored any, of at least two.</param>
/// <param name="UniqueFails">By run: cases that fail there and pass in every other run.</param>
/// <param name="UniquePasses">By run: cases that pass there and fail in every other run.</param>
public sealed record CompareView(
    IReadOnlyList<ComparedRunView> Runs,
    IReadOnlyList<string> FailedByAll,
    IReadOnlyDictionary<string, IReadOnlyList<string>> UniqueFails,
    IReadOnlyDictionary<string, IReadOnlyList<string>> UniquePasses,
    IReadOnlyList<ComparedPairView> Pairs,
    IReadOnlyList<string> Warnings);
