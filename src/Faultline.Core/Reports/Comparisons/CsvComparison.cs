using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>The matrix of cases and runs, one row a case, for spreadsheets and data frames.</summary>
public sealed class CsvComparison : IComparisonReport
{
    public string Id => "csv";

    public string Extension => "csv";

    public bool SaysWarnings => false;

    public string Write(RunComparison comparison)
    {
        var table = new StringBuilder();
        table.Append(Csv.Row(["case", "scored_by", "failed_by", .. comparison.Runs.Select(r => r.Id)]));
        foreach (var row in comparison.Cases)
        {
            table.Append(Csv.Row(
            [
                row.Case,
                ComparisonTables.Number(row.Results.Count(r => r.IsScored)),
                ComparisonTables.Number(row.Results.Count(r => r.State == CaseState.Failed)),
                .. row.Results.Select(r => ComparisonTables.Word(r.State)),
            ]));
        }

        return table.ToString();
    }
}
