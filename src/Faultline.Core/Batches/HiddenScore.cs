using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>The row's score is 0.0 because no tier passed; the real score is another one.</summary>
internal static class HiddenScore
{
    public static BatchContradiction? Of(RowCase test, Trial? writer)
    {
        if (test is not { Row: { IsBlank: false, Status: "fail", BestTier: null, BestScore: 0 }, RowEvidence: { } row } || writer is null) return null;
        var tier = writer.Checks.FirstOrDefault(c => c is { MessageAt: not null, Message: { } text } && ScoreOf(text) is > 0);
        return tier is not { Message: { } message, MessageAt: { } at }
            ? null
            : new BatchContradiction(test.Id, "score", $"The row says score 0.0 because no tier passed; {tier.Name} was scored {ScoreOf(message)!.Value.ToString("0.###", CultureInfo.InvariantCulture)}.", row, Evidence.At(at, message));
    }

    private static double? ScoreOf(string text)
    {
        var start = text.IndexOf("score", StringComparison.Ordinal);
        if (start < 0) return null;
        var digits = new string([.. text[start..].SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? score : null;
    }
}
