using Faultline.Model;

namespace Faultline.Rules;

/// <summary>What rules ask a failure.</summary>
internal static class FailureQuestions
{
    extension(RuleContext context)
    {
        /// <summary>True when the model's answer was never put to a check.</summary>
        public bool NoCheckReached => !context.Trial.Checks.Any(check => check.Outcome is CheckOutcome.Passed or CheckOutcome.Failed);

        /// <summary>Name of the check that decides; null when the trial failed without one.</summary>
        public string? DecidingCheck => context.Trial.FirstFailedCheck?.Name;

        /// <summary>What was read from the deciding check, errors only, in the order of the text.</summary>
        public IEnumerable<Fact> Deciding => context.Facts.Where(fact => fact.Check == context.DecidingCheck && ErrorKey.IsDecisive(fact));

        /// <summary>Failed tests, or what was thrown in them.</summary>
        public IEnumerable<Fact> FailedTests => context.Deciding.Where(fact => fact.Kind is "assertion" or "exception");

        public Evidence? InTask(string token, StringComparison comparison = StringComparison.Ordinal) =>
            context.Trial.Of(ArtifactKind.Task).Select(task => task.QuoteOf(token, comparison)).FirstOrDefault(quote => quote is not null);

        public Evidence? InTaskWhere(Func<string, int> place) =>
            context.Trial.Of(ArtifactKind.Task).Select(task => task.QuoteWhere(place)).FirstOrDefault(quote => quote is not null);

        public Evidence? InOutput(string token) =>
            context.Trial.Of(ArtifactKind.Output).Select(file => file.QuoteOf(token)).FirstOrDefault(quote => quote is not null);

        public Evidence? InReference(string token) =>
            context.Trial.Of(ArtifactKind.Expected).Select(file => file.QuoteOf(token)).FirstOrDefault(quote => quote is not null);

        /// <summary>True when there is a task text to compare with; without one a rule cannot say what it leaves out.</summary>
        public bool HasTask => context.Trial.Of(ArtifactKind.Task).Any(task => !string.IsNullOrWhiteSpace(task.Text));

        public bool HasReference => context.Trial.Of(ArtifactKind.Expected).Any(file => !string.IsNullOrWhiteSpace(file.Text));
    }

    /// <summary>The line to quote for the whole error of a trial that reached no check.</summary>
    public static Evidence? ErrorLine(Trial trial, string containing) =>
        trial is { Error: { } error, ErrorAt: { } at }
            ? TextPlaces.Quote(error, at, line => line.IndexOf(containing, StringComparison.Ordinal))
            : null;
}
