using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Where a harness says that it could not read the model's answer: the trial's error or the first failed check.</summary>
internal static class OutputError
{
    public static Evidence? Line(Trial trial, string containing)
    {
        if (trial.FirstFailedCheck is { Message: { } message, MessageAt: { } at }
            && TextPlaces.Quote(message, at, line => line.IndexOf(containing, StringComparison.Ordinal)) is { } quote) return quote;
        return FailureQuestions.ErrorLine(trial, containing);
    }
}
