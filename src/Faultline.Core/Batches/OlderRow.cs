using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>The row was written before the test's last attempt: the batch was killed, or the row was lost.</summary>
internal static class OlderRow
{
    public static BatchContradiction? Of(RowCase test)
    {
        if (test is not { Writer: { } writer, RowEvidence: { } row } || test.Attempts.Count == 0) return null;
        var last = test.Attempts[^1];
        if ((last.Session, last.Attempt).CompareTo((writer.Session, writer.Attempt)) <= 0 || last.Evidence.Count == 0) return null;
        return new BatchContradiction(test.Id, "older-row",
            string.Create(CultureInfo.InvariantCulture, $"The summary's row is of session {writer.Session}; session {last.Session} tried the test again ({Words.Of(last.Outcome)}) and wrote no row."),
            row, last.Evidence[0]);
    }
}
