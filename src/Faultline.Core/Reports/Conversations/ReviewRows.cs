using Faultline.Model;

namespace Faultline.Reports.Conversations;

/// <summary>The review packet: every failed row of every run, as JSON Lines and as CSV with the same columns.</summary>
internal static class ReviewRows
{
    public const string JsonFile = "failure_review_rows.jsonl";
    public const string CsvFile = "failure_review_rows.csv";

    /// <summary>Both files; without failures they are there too, the table with its head alone, so that nothing older is taken for these runs'.</summary>
    /// <param name="folder">Ends with '/' or is empty.</param>
    public static IReadOnlyList<ReportFile> Files(string folder, IReadOnlyList<ReportModel> runs)
    {
        var rows = runs.SelectMany(model => model.Failures.Select(failure => (model.Run, Failure: failure)))
            .OrderBy(row => row.Run.Model ?? "", StringComparer.Ordinal)
            .ThenBy(row => row.Failure.Trial.Key.Case, CaseOrder.Instance)
            .ThenBy(row => row.Run.Id, StringComparer.Ordinal)
            .ThenBy(row => row.Failure.Trial.Key.Session)
            .ThenBy(row => row.Failure.Trial.Key.Attempt)
            .Select(row => ReviewRow.Of(row.Run, row.Failure))
            .ToList();
        var head = Text.Csv.Row([.. Columns]);
        return
        [
            new ReportFile(folder + JsonFile, string.Concat(rows.Select(row => row.ToJsonLine()))),
            new ReportFile(folder + CsvFile, head + string.Concat(rows.Select(row => row.ToCsv()))),
        ];
    }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "model_name", "turn", "failed_dimensions", "error_mode_candidate", "user_text", "assistant_text", "judge_reasoning", "scores_json", "tool_calls_json", "tool_results_json",
        "run_id", "session", "mechanism", "sub_mechanism", "root", "fault", "evidence", "attempt", "failure_id",
    ];
}
