using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>What the judge wrote, where it may support what fields already show.</summary>
internal static partial class JudgeSays
{
    /// <summary>A sentence that calls the user's name known; null when there is none. Needs "name" and a word of knowing in one sentence, without a negation.</summary>
    public static Evidence? IsKnown(ConversationRow row)
    {
        if (row.Reasoning is not { } text || (row.Find("judge_reasoning") ?? row.Find("claude_reasoning")) is not { } artifact) return null;
        foreach (Match sentence in Sentence().Matches(text))
        {
            var words = Wordings.Of(sentence.Value);
            if (words.Words.Contains("name", StringComparer.Ordinal) && words.Words.Any(word => word is "already" or "known" or "knowing" or "knows" or "established" or "again") && !words.Denies)
            {
                return artifact.QuoteWhere(line => line.IndexOf(sentence.Value.Trim(), StringComparison.Ordinal));
            }
        }

        return null;
    }

    /// <summary>
    /// The first sentence that says of a call that it was made or not, for sources that record none; the answer is null when there is
    /// no such sentence.
    /// </summary>
    public static (Evidence? Quote, bool? WasMade) OfCall(ConversationRow row)
    {
        if (row.Reasoning is not { } text || (row.Find("judge_reasoning") ?? row.Find("claude_reasoning")) is not { } artifact) return (null, null);
        foreach (Match sentence in Sentence().Matches(text))
        {
            var words = Wordings.Of(sentence.Value);
            if (!words.Words.Contains("called", StringComparer.Ordinal)) continue;
            return (artifact.QuoteWhere(line => line.IndexOf(sentence.Value.Trim(), StringComparison.Ordinal)), !words.Denies);
        }

        return (null, null);
    }

    [GeneratedRegex(@"[^.\n]+", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();
}
