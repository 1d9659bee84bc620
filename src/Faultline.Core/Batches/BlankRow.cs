using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>The writer of the summary looked for the metrics where they are not: everything in the row is zero.</summary>
internal static class BlankRow
{
    public static BatchContradiction? Of(RowCase test)
    {
        if (test is not { Row.IsBlank: true, Writer: { } writer } || (test.RowCostEvidence ?? test.RowEvidence) is not { } row) return null;
        return writer.Evidence is not [.., var proof]
            ? null
            : new BatchContradiction(test.Id, "blank-row",
                string.Create(CultureInfo.InvariantCulture, $"The row's cost, score and duration are all zero; the attempt {Words.Of(writer.Outcome)}{(writer.Cost is { } c ? string.Create(CultureInfo.InvariantCulture, $" and cost ${c:0.00##}") : "")}: the summary was written wrongly."),
                row, proof);
    }
}
