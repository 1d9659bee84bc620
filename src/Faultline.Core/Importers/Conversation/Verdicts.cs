using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>
/// The verdicts of a row, in the row's order. Only the JSON values true and false are verdicts; null is none, and anything else
/// is none either, but is reported. A row fails with one false, is unscored without any verdict, and passes otherwise.
/// </summary>
internal sealed record Verdicts(IReadOnlyList<(string Dimension, CheckOutcome Outcome, string? Raw)> Given)
{
    public Outcome Outcome =>
        Given.Any(v => v.Outcome == CheckOutcome.Failed) ? Outcome.Failed
        : Given.Any(v => v.Outcome == CheckOutcome.Passed || v.Raw is not null) ? Outcome.Passed
        : Outcome.Unfinished;

    /// <summary>Values that are no verdicts: neither true, false nor null.</summary>
    public IEnumerable<(string Dimension, string Raw)> Odd => Given.Where(v => v.Raw is not null).Select(v => (v.Dimension, v.Raw!));

    public static Verdicts Of(JsonElement row)
    {
        if (row.At("scores") is { ValueKind: JsonValueKind.Object } scores)
        {
            return new Verdicts([.. scores.EnumerateObject().Select(score => (Names.Of(score.Name), OutcomeOf(score.Value), Raw(score.Value)))]);
        }

        // Published excerpts name the failed dimensions and nothing else.
        return row.At("failed_dimensions") is { ValueKind: JsonValueKind.Array } failed
            ? new Verdicts([.. failed.EnumerateArray().Select(name => name.Text()).OfType<string>().Select(name => (Names.Of(name), CheckOutcome.Failed, (string?)null))])
            : new Verdicts([]);
    }

    private static CheckOutcome OutcomeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => CheckOutcome.Passed,
        JsonValueKind.False => CheckOutcome.Failed,
        _ => CheckOutcome.Unknown,
    };

    private static string? Raw(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null ? null : value.GetRawText();
}
