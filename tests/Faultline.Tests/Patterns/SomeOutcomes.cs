using System.Globalization;
using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

/// <summary>Runs for comparisons, written as a word: one letter a case (P, F, E, U; '-' planned and missing; ' ' no case of the run).</summary>
internal static class SomeOutcomes
{
    public static Run Run(string id) => new()
    {
        Id = id,
        Format = "sample",
        Benchmark = "bench",
        BenchmarkVersion = "1",
        Experiment = "default",
        Model = "model-" + id,
        Root = "/logs",
    };

    public static RunOutcomes Of(string id, string letters, Func<Run, Run>? change = null)
    {
        List<string> planned = [.. letters.Select((letter, i) => (letter, i)).Where(c => c.letter != ' ').Select(c => Case(c.i))];
        var run = Run(id) with { PlannedCases = planned };
        var outcomes = new RunOutcomes(id, change is null ? run : change(run), new Totals { Failed = letters.Count(c => c == 'F') });
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] is not (' ' or '-')) outcomes.Add(Trial(id, Case(i), OutcomeOf(letters[i])), null);
        }

        return outcomes;
    }

    public static Trial Trial(string run, string name, Outcome outcome, int session = 1, int attempt = 1, params string[] failed) => new()
    {
        Key = new TrialKey(run, name, session, attempt),
        Outcome = outcome,
        Checks = [.. failed.Select(f => new Check { Name = f, Outcome = CheckOutcome.Failed }), new Check { Name = "other", Outcome = CheckOutcome.Passed }],
    };

    public static Analysis Labelled(Trial trial, string mechanism) => new()
    {
        Failure = trial.Key.FailureId(),
        Finding = new Finding { Rule = "r", Version = 1, Fault = Fault.ModelFault, Mechanism = mechanism, Confidence = 0.5, Reason = "why", Evidence = [] },
    };

    public static string Case(int index) => index.ToString(CultureInfo.InvariantCulture);

    public static RunComparison Compare(params string[] letters)
        => RunComparer.Compare([.. letters.Select((word, i) => Of(((char)('a' + i)).ToString(), word))], []);

    private static Outcome OutcomeOf(char letter) => letter switch
    {
        'P' => Outcome.Passed,
        'F' => Outcome.Failed,
        'E' => Outcome.Errored,
        'U' => Outcome.Unfinished,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "no outcome is written so"),
    };
}
