using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports.Comparisons;

/// <summary>The tables that every form of a comparison draws, so that the forms cannot disagree.</summary>
internal static class ComparisonTables
{
    private const string FailedByAll = "Failed by all";
    private const int TopDimensions = 3;

    // All pairs of 28 runs. Of hundreds of runs there are more pairs than a page can hold.
    private const int MostPairs = 378;

    // Of more runs, those that alone fail or pass nothing are not listed one by one.
    private const int MostListed = 20;

    // From more runs on, names would make a table too wide; the table of runs says who is who.
    private const int MostNames = 4;

    internal static ComparisonTable Runs(RunComparison comparison) => new(
        "Runs",
        "",
        ["", "run", "model", "experiment", "version", "date"],
        [.. comparison.Runs.Select((r, i) => (string[])
        [
            $"#{Number(i + 1)}", r.Id, r.Run.Model ?? Wording.NotRecorded, r.Run.Experiment ?? "-", r.Run.BenchmarkVersion ?? "-",
            Day.Of(r.Run.Date) ?? "-",
        ])]);

    internal static ComparisonTable TopLine(RunComparison comparison) => new(
        "Top line",
        "Passed counts cases, failed counts failed trials. Pass rate of the scored cases with its 95% Wilson interval. One failure may count under several dimensions."
            + (HasConversations(comparison) ? " MODEL_ENDED_SESSION is without the last turn, which has to end the session." : ""),
        [
            "", "model", "cases", "passed", "failed", "not scored", "pass rate", .. HasConversations(comparison) ? ["MODEL_ENDED_SESSION", "EMPTY_RESPONSE"] : (string[])[],
            "top failed dimensions",
        ],
        [.. comparison.Runs.Select((r, i) => (string[])
        [
            $"#{Number(i + 1)}", r.Run.Model ?? Wording.NotRecorded, Number(r.Cases), Number(r.Passed), Number(r.Failed), NotScored(r), Rate(r), .. Markers(comparison, r),
            r.Dimensions.Count == 0 ? "-" : string.Join(", ", r.Dimensions.Take(TopDimensions).Select(d => $"{d.Key} {Number(d.Value)}")),
        ])]);

    /// <param name="most">Most pairs to list; of more, those that differ most surely are.</param>
    internal static ComparisonTable Pairs(RunComparison comparison, int most = MostPairs) => new(
        "Pairs",
        (comparison.Pairs.Count > most ? $"The {Number(most)} of {Number(comparison.Pairs.Count)} pairs with the smallest p; --json lists all. " : "")
            + "Over the cases that both runs scored. Difference: pass rate of A less that of B in percentage points, with its 95% interval; p: exact McNemar test, two-sided"
            + (comparison.Pairs.Count > 1 ? "; Holm: p corrected for the number of pairs." : "."),
        [.. (string[])["A", "B", "both scored", "left out", "only A fails", "only B fails", "both fail", "difference", "95% interval", "p"], .. comparison.Pairs.Count > 1 ? ["p (Holm)"] : (string[])[]],
        [.. (comparison.Pairs.Count > most ? comparison.Pairs.OrderBy(p => p.P ?? double.PositiveInfinity).Take(most) : comparison.Pairs).Select(p => (string[])
        [
            Name(comparison, p.A), Name(comparison, p.B), Number(p.Cases), Number(p.LeftOut), Number(p.OnlyAFails), Number(p.OnlyBFails), Number(p.BothFail),
            p.Difference is { } d ? Points(d) : "-", p.Interval is { } i ? $"{Points(i.Low)} to {Points(i.High)}" : "-", Probability(p.P),
            .. comparison.Pairs.Count > 1 ? [Probability(p.AdjustedP)] : (string[])[],
        ])]);

    internal static ComparisonTable Mechanisms(RunComparison comparison) => Counts(
        "Mechanisms", "Failures by provisional mechanism: guesses of rules, not reviewed.", "mechanism", comparison, r => r.Mechanisms);

    internal static ComparisonTable Dimensions(RunComparison comparison) => Counts(
        "Failed dimensions", "Failures by the names of the checks that failed; one failure may count under several.", "dimension", comparison, r => r.Dimensions);

    /// <summary>Statements about cases, each with its cases; those without cases too, since that is a result.</summary>
    internal static IReadOnlyList<(string Title, IReadOnlyList<string> Cases)> Lists(RunComparison comparison)
    {
        var lists = new List<(string, IReadOnlyList<string>)> { (FailedByAll, comparison.FailedByAll) };
        for (var i = 0; i < comparison.Runs.Count; i++) lists.Add(($"Only {Name(comparison, i)} fails", comparison.Runs[i].UniqueFails));
        // Of two runs, what only one passes is what only the other fails.
        for (var i = 0; i < comparison.Runs.Count && comparison.Runs.Count > 2; i++) lists.Add(($"Only {Name(comparison, i)} passes", comparison.Runs[i].UniquePasses));
        if (comparison.Runs.Count > MostListed) lists.RemoveAll(list => list.Item2.Count == 0 && list.Item1 != FailedByAll);
        if (comparison.Undecided.Count > 0) lists.Add(("Not scored by every run, so in none of these lists", comparison.Undecided));
        return lists;
    }

    /// <summary>A run as it is called beside others: two runs of one model differ by the number.</summary>
    internal static string Name(RunComparison comparison, int run) => $"#{Number(run + 1)} {comparison.Runs[run].Run.Model ?? comparison.Runs[run].Id}";

    /// <summary>Headers of a table with a column for each run.</summary>
    internal static IEnumerable<string> Columns(RunComparison comparison)
        => comparison.Runs.Select((_, i) => comparison.Runs.Count > MostNames ? $"#{Number(i + 1)}" : Name(comparison, i));

    /// <summary>What a run says about a case in words: <c>failed: deploy (api_misuse, provisional)</c>.</summary>
    internal static string Says(CaseResult result)
    {
        var checks = result.Dimensions.Count == 0 ? "" : ": " + string.Join(", ", result.Dimensions);
        return Word(result.State) + checks + (result.Mechanism is { } mechanism ? $" ({mechanism}, provisional)" : "");
    }

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Letter(CaseState state) => state switch
    {
        CaseState.Passed => "P",
        CaseState.Failed => "F",
        CaseState.Errored => "E",
        CaseState.Unfinished => "U",
        CaseState.Mixed => "M",
        CaseState.Missing => "-",
        CaseState.Untried => "",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    internal static string Word(CaseState state) => state switch
    {
        CaseState.Passed => "passed",
        CaseState.Failed => "failed",
        CaseState.Errored => "errored",
        CaseState.Unfinished => "unfinished",
        CaseState.Mixed => "mixed",
        CaseState.Missing => "missing",
        CaseState.Untried => "untried",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    /// <summary>The letters that occur in the matrix, explained.</summary>
    internal static IReadOnlyList<(CaseState State, string Meaning)> Legend(RunComparison comparison)
    {
        var present = comparison.Cases.SelectMany(c => c.Results).Select(r => r.State).ToHashSet();
        return [.. Enum.GetValues<CaseState>().Where(present.Contains).Select(s => (s, Meaning(s)))];
    }

    private static string Meaning(CaseState state) => state switch
    {
        CaseState.Mixed => "scored twice, results disagree",
        CaseState.Missing => "missing: planned, no trial",
        CaseState.Untried => "not a case of this run",
        CaseState.Errored => "errored: no verdict",
        CaseState.Passed or CaseState.Failed or CaseState.Unfinished => Word(state),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    private static ComparisonTable Counts(string title, string note, string what, RunComparison comparison, Func<ComparedRun, IReadOnlyList<KeyValuePair<string, int>>> counts)
    {
        var total = comparison.Runs.SelectMany(counts).GroupBy(c => c.Key, StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(c => c.Value)).ThenBy(g => g.Key, StringComparer.Ordinal);
        return new ComparisonTable(
            title,
            note,
            [what, .. Columns(comparison)],
            [.. total.Select(g => (string[])[g.Key, .. comparison.Runs.Select(r => Number(counts(r).Where(c => c.Key == g.Key).Sum(c => c.Value)))])]);
    }

    private static string Name(RunComparison comparison, string id)
        => Name(comparison, comparison.Runs.Index().First(r => r.Item.Id == id).Index);

    private static bool HasConversations(RunComparison comparison) => comparison.Runs.Any(r => r.IsConversation);

    private static string[] Markers(RunComparison comparison, ComparedRun run)
    {
        if (!HasConversations(comparison)) return [];
        return run.IsConversation ? [Number(run.EndedSession), Number(run.EmptyResponse)] : ["-", "-"];
    }

    private static string NotScored(ComparedRun run)
    {
        CaseState[] states = [CaseState.Errored, CaseState.Unfinished, CaseState.Mixed, CaseState.Missing];
        var parts = states.Where(s => run.Count(s) > 0).Select(s => $"{Number(run.Count(s))} {Word(s)}").ToList();
        return parts.Count == 0 ? "none" : string.Join(", ", parts);
    }

    private static string Rate(ComparedRun run)
        => run.PassRate is { } rate
            ? $"{Wording.Percent((double)run.Passed / run.Scored)} ({Wording.Percent(rate.Low)} to {Wording.Percent(rate.High)})"
            : "-";

    // The third part is also the form of what rounds to zero, which has no sign.
    private static string Points(double share) => (share * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Probability(double? p) => p switch
    {
        null => "-",
        < 0.0001 => "< 0.0001",
        { } value => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };
}
