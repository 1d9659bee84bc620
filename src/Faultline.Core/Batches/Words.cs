using Faultline.Model;

namespace Faultline.Batches;

internal static class Words
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        Outcome.Errored => "errored",
        Outcome.Unfinished => "unfinished",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "not an outcome"),
    };
}
