using System.Runtime.CompilerServices;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>
/// The verdicts of a row, in the row's order; of a score that is written twice the last counts. Only the JSON values true and false are
/// verdicts; null is none, and anything else is none either, but is reported. A row fails with one false, is unscored without any
/// verdict, and passes otherwise.
/// </summary>
internal sealed record Verdicts(IReadOnlyList<(string Dimension, CheckOutcome Outcome, string? Raw)> Given)
{
    public Outcome Outcome =>
        Given.Any(v => v.Outcome == CheckOutcome.Failed) ? Outcome.Failed
        : Given.Any(v => v.Outcome == CheckOutcome.Passed || v.Raw is not null) ? Outcome.Passed
        : Outcome.Unfinished;

    /// <summary>The outcome of scores that are all true or null; null for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Outcome? OfPlain(JsonlRow row)
    {
        if (row[RowFields.Scores].Kind != JsonValueKind.Object) return null;
        var passed = false;
        foreach (var score in row.Members)
        {
            if (score.Kind == JsonValueKind.True) passed = true;
            else if (score.Kind != JsonValueKind.Null) return null;
        }

        return passed ? Outcome.Passed : Outcome.Unfinished;
    }

    public static Verdicts Of(JsonlRow row)
    {
        if (row[RowFields.Scores].Kind == JsonValueKind.Object)
        {
            var given = new (string, CheckOutcome, string?)[row.Members.Length];
            for (var i = 0; i < given.Length; i++)
            {
                var score = row.Members[i];
                given[i] = (Names.Of(score.Name), OutcomeOf(score.Kind), Raw(row.Value(score)));
            }

            return new Verdicts(given);
        }

        // Published excerpts name the failed dimensions and nothing else.
        if (row[RowFields.FailedDimensions].Kind != JsonValueKind.Array) return new Verdicts([]);
        using var failed = row[RowFields.FailedDimensions].Parse();
        return new Verdicts([.. failed.RootElement.EnumerateArray().Select(name => name.Text()).OfType<string>().Select(name => (Names.Of(name), CheckOutcome.Failed, (string?)null))]);
    }

    private static CheckOutcome OutcomeOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True => CheckOutcome.Passed,
        JsonValueKind.False => CheckOutcome.Failed,
        _ => CheckOutcome.Unknown,
    };

    private static string? Raw(JsonlValue value) => value.Kind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null ? null : value.RawText;
}
