using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>The summary shows only what came last: an earlier, or a later, attempt passed.</summary>
internal static class OverwrittenPass
{
    public static BatchContradiction? Of(RowCase test)
    {
        if (!test.IsHiddenPass || test.RowEvidence is not { } row) return null;
        var pass = test.Passes.First();
        if (pass.Evidence is not [.., var proof]) return null;
        var cost = pass.Cost is { } spent ? string.Create(CultureInfo.InvariantCulture, $" for ${spent:0.00##}") : "";
        return new BatchContradiction(test.Id, "overwritten-pass",
            string.Create(CultureInfo.InvariantCulture, $"The summary says '{test.Row!.Status}'; the attempt of session {pass.Session} passed{cost}."), row, proof);
    }
}
