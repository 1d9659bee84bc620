namespace Faultline.Reports.Conversations;

/// <summary>The failures of one run that share a mechanism.</summary>
/// <param name="Mechanism"><c>unlabelled</c> where every rule abstained.</param>
/// <param name="Roots">Mistakes of their own, in the order of the turns.</param>
/// <param name="Consequences">Rows that follow from another row, in the order of the turns.</param>
internal sealed record ErrorMode(string Mechanism, IReadOnlyList<FailureReport> Roots, IReadOnlyList<FailureReport> Consequences)
{
    public const string Unlabelled = "unlabelled";

    public int Count => Roots.Count + Consequences.Count;

    public IEnumerable<FailureReport> All => Roots.Concat(Consequences);

    /// <summary>Of one run, most mistakes first; consequences alone rank last.</summary>
    public static IReadOnlyList<ErrorMode> Of(ReportModel model) =>
    [
        .. model.Failures.GroupBy(failure => failure.Label?.Mechanism ?? Unlabelled, StringComparer.Ordinal)
            .Select(group => new ErrorMode(
                group.Key,
                Ordered(group.Where(failure => failure.Label?.Root is null)),
                Ordered(group.Where(failure => failure.Label?.Root is not null))))
            .OrderByDescending(mode => mode.Roots.Count).ThenByDescending(mode => mode.Count).ThenBy(mode => mode.Mechanism, StringComparer.Ordinal),
    ];

    /// <summary>How often each value occurs, most frequent first.</summary>
    public static IReadOnlyList<(string Name, int Count)> Ranked(IEnumerable<string> names) =>
        [.. names.CountBy(name => name, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];

    private static List<FailureReport> Ordered(IEnumerable<FailureReport> failures) =>
        [.. failures.OrderBy(failure => failure.Trial.Key.Case, Model.CaseOrder.Instance).ThenBy(failure => failure.Trial.Key.Session).ThenBy(failure => failure.Trial.Key.Attempt)];
}
