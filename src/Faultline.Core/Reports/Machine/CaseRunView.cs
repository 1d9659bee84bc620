namespace Faultline.Reports.Machine;

/// <param name="Result"><c>passed</c>, <c>failed</c>, <c>mixed</c> or <c>not scored</c>.</param>
/// <param name="Same">A letter per cause: runs with one letter failed for one cause; null when nothing says why.</param>
public sealed record CaseRunView(string Run, string? Model, string? Date, string Result, string? Check, string? Fault, string? Failure, string? Same);
