using System.Globalization;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>Finds what several failures of one run share. Every pattern names its failures and its counts.</summary>
internal static class CrossCutting
{
    // Below this a "nearly the whole run" is an accident of a small sample.
    private const int MinCasesForOneCause = 5;

    internal static List<ReportPattern> Of(ReportInput input, IReadOnlyList<FailureReport> failures)
    {
        var patterns = NamedByRules(failures).ToList();
        if (input.Run.Mode is not null)
        {
            // A judge words many failures alike: its texts group nothing, and are no diagnostics of a tool.
            return [.. patterns, .. Consequences(failures), .. SharedRule(failures), .. Categories(input, failures), .. Recurring(input.PriorReports, failures)];
        }

        patterns.AddRange(OneCause(input.Totals.Cases, failures));
        patterns.AddRange(SharedRule(failures));
        patterns.AddRange(New(SharedCode(failures), patterns));
        patterns.AddRange(New(SharedMessage(failures), patterns));
        patterns.AddRange(WithoutDiagnostics(failures));
        patterns.AddRange(Categories(input, failures));
        patterns.AddRange(Recurring(input.PriorReports, failures));
        return patterns;
    }

    /// <summary>True when the logs hold no detail of the failure beyond that it failed.</summary>
    internal static bool HasNoDiagnostics(FailureReport failure) => DecisiveError.FactOf(failure.Trial, failure.Analysis) is null;

    private static IEnumerable<ReportPattern> OneCause(int? cases, IReadOnlyList<FailureReport> failures)
    {
        if (cases is not { } all || all < MinCasesForOneCause) yield break;
        foreach (var group in ByMessage(failures).Where(group => group.Count() * 10 >= all * 9))
        {
            yield return new(
                "One cause for nearly the whole run",
                Text($"{group.Count()} of {all} cases failed with the same error: {group.First().OneLineError} Read them as one failure, not as {group.Count()}."),
                Ids(group));
        }
    }

    private static IEnumerable<ReportPattern> NamedByRules(IReadOnlyList<FailureReport> failures) =>
        Shared(failures, failure => failure.Cluster is { Move.Name: not null } member ? member.Cluster : null)
            .Select(group => new ReportPattern(
                Text($"{ClusterText.Name(group.First().Cluster!)} ({group.Key})"),
                Text($"{group.Count()} of {failures.Count} failures are one cluster by a rule of this workspace."),
                Ids(group)));

    private static IEnumerable<ReportPattern> Consequences(IReadOnlyList<FailureReport> failures) => failures
        .Where(failure => failure.Analysis.Finding?.Root is not null)
        .GroupBy(failure => failure.Analysis.Finding!.Root!, StringComparer.Ordinal)
        .OrderBy(group => group.Key, CaseOrder.Instance)
        .Select(group => new ReportPattern(
            Text($"Consequences of turn {group.Key}"),
            Text($"{group.Count()} of {failures.Count} failures follow from that turn and are no mistakes of their own (provisional)."),
            Ids(group)));

    private static IEnumerable<ReportPattern> SharedRule(IReadOnlyList<FailureReport> failures) =>
        Shared(failures, failure => failure is { Verdict: null, Analysis.Finding: { } finding } ? $"{finding.Rule}\n{finding.Mechanism}" : null)
            .Select(group =>
            {
                var finding = group.First().Analysis.Finding!;
                return new ReportPattern(
                    Text($"{finding.Fault.Name()} by rule {finding.Rule}{(finding.Mechanism == "other" ? "" : ", " + finding.Mechanism)}"),
                    Text($"{group.Count()} of {failures.Count} failures (provisional)."),
                    Ids(group));
            });

    private static IEnumerable<ReportPattern> SharedCode(IReadOnlyList<FailureReport> failures) =>
        Shared(failures, failure => DecisiveError.FactOf(failure.Trial, failure.Analysis) is { Code: { } code, Kind: not ("assertion" or "header-only") } fact && code != "Error" ? $"{fact.Kind}\n{code}" : null)
            .Select(group =>
            {
                var fact = DecisiveError.FactOf(group.First().Trial, group.First().Analysis)!;
                return new ReportPattern(
                    Text($"{fact.Kind} reports {fact.Code}"),
                    Text($"{group.Count()} of {failures.Count} failures were decided by this code."),
                    Ids(group));
            });

    private static IEnumerable<ReportPattern> SharedMessage(IReadOnlyList<FailureReport> failures) =>
        ByMessage(failures).Select(group => new ReportPattern(
            "The same error message",
            Text($"{group.Count()} of {failures.Count} failures say the same up to names and numbers: {group.First().OneLineError}"),
            Ids(group)));

    // The same failures under another name are not a second pattern.
    private static List<ReportPattern> New(IEnumerable<ReportPattern> found, List<ReportPattern> earlier)
    {
        var said = earlier.Select(pattern => string.Join(' ', pattern.Failures)).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(pattern => !said.Contains(string.Join(' ', pattern.Failures)))];
    }

    private static IEnumerable<ReportPattern> WithoutDiagnostics(IReadOnlyList<FailureReport> failures)
    {
        var silent = failures.Where(HasNoDiagnostics).ToList();
        if (silent.Count == 0) yield break;
        yield return new(
            "Failures without usable diagnostics",
            Text($"Of {silent.Count} of {failures.Count} failures the logs hold no detail that a reader of tool output recognises. Their labels, where they have any, rest on less."),
            Ids(silent));
    }

    private static IEnumerable<ReportPattern> Categories(ReportInput input, IReadOnlyList<FailureReport> failures)
    {
        foreach (var group in Shared(failures, failure => failure.Trial.Category))
        {
            var category = group.Key;
            var failed = group.Select(failure => failure.Trial.Key.Case).Distinct(StringComparer.Ordinal).Count();
            // Of one case, or of an unknown number, "most" says nothing.
            if (CasesOf(input, category) is not { } cases || cases < 2 || failed < 2 || failed * 2 <= cases || failed > cases) continue;
            yield return new(
                failed == cases ? Text($"Every case of {category} failed") : Text($"Most cases of {category} failed"),
                Text($"{failed} of {cases} cases of this category failed."),
                Ids(group));
        }
    }

    private static int? CasesOf(ReportInput input, string category)
    {
        if (input.CasesByCategory is { } known) return known.TryGetValue(category, out var cases) ? cases : null;
        var planned = input.Run.PlannedCases?.Distinct(StringComparer.Ordinal).Count(id => id.StartsWith(category + "/", StringComparison.Ordinal));
        return planned is > 0 ? planned : null;
    }

    private static IEnumerable<ReportPattern> Recurring(IReadOnlyList<PriorReport> reports, IReadOnlyList<FailureReport> failures)
    {
        if (failures.Any(failure => failure.Recurrence is not null))
        {
            var back = failures.Where(failure => failure.Recurrence is { State: not "new" }).ToList();
            if (back.Count > 0)
                yield return new("Failures that were there before", string.Create(CultureInfo.InvariantCulture, $"{back.Count} of {failures.Count} failures were seen in earlier runs or reports, by their cause or by case and step."), [.. back.Select(failure => failure.Id)]);
            yield break;
        }

        var before = reports.SelectMany(report => report.Matches).Select(match => match.Case).ToHashSet(StringComparer.Ordinal);
        var again = failures.Where(failure => before.Contains(failure.Trial.Key.Case)).ToList();
        if (again.Count == 0) yield break;
        yield return new(
            "Cases that earlier reports name",
            Text($"{again.Count} of {failures.Count} failures are of cases that an earlier report about this model names."),
            Ids(again));
    }

    private static IEnumerable<IGrouping<string, FailureReport>> ByMessage(IReadOnlyList<FailureReport> failures) =>
        Shared(failures, failure => failure.OneLineError is { } line ? ErrorMask.Mask(line) : null);

    private static IEnumerable<IGrouping<string, FailureReport>> Shared(IReadOnlyList<FailureReport> failures, Func<FailureReport, string?> key) =>
        failures.Where(failure => key(failure) is not null)
            .GroupBy(failure => key(failure)!, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);

    private static IReadOnlyList<string> Ids(IEnumerable<FailureReport> failures) => [.. failures.Select(failure => failure.Id)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
