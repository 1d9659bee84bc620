using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>Quotes of a row's fields.</summary>
internal static class RowEvidence
{
    extension(ConversationRow row)
    {
        /// <summary>The verdicts of the dimensions that failed.</summary>
        public Evidence? Scores => row.Find("scores")?.QuoteWhere(static _ => 0) ?? row.Find("failed_dimensions")?.QuoteWhere(static _ => 0);

        /// <summary>The first line of what the model said.</summary>
        public Evidence? Said => row.Find("assistant_text")?.QuoteWhere(static line => string.IsNullOrWhiteSpace(line) ? -1 : 0);

        /// <summary>The line of the answer with the given words.</summary>
        public Evidence? SaidWhere(string words) => row.Find("assistant_text")?.QuoteWhere(line => line.IndexOf(words, StringComparison.Ordinal));

        /// <summary>The first line of the reference answer.</summary>
        public Evidence? Reference => row.Find("golden_text")?.QuoteWhere(static line => string.IsNullOrWhiteSpace(line) ? -1 : 0);

        /// <summary>The calls of the turn; of a call by name, its place among them.</summary>
        public Evidence? Calls(string? name = null) => name is null ? row.Find("tool_calls")?.QuoteWhere(static _ => 0) : row.Find("tool_calls")?.QuoteOf(name);

        /// <summary>The requirement of a call.</summary>
        public Evidence? Requirement(ToolCall call) => row.Find("required_function_call") is { } required ? required.QuoteOf(Distinctive(call, required)) : null;

        /// <summary>What the judge wrote, as support only.</summary>
        public Evidence? JudgeWrote => (row.Find("judge_reasoning") ?? row.Find("claude_reasoning"))?.QuoteWhere(static line => string.IsNullOrWhiteSpace(line) ? -1 : 0);
    }

    /// <summary>The quotes that exist; the verdicts when nothing else does.</summary>
    public static IReadOnlyList<Evidence> Of(ConversationRow row, params IReadOnlyList<Evidence?> quotes)
    {
        List<Evidence> found = [.. quotes.OfType<Evidence>().Distinct()];
        if (row.Scores is { } scores) found.Add(scores);
        return found;
    }

    // Several calls of one name: the value that only this one has tells which is meant.
    private static string Distinctive(ToolCall call, Artifact required)
    {
        if (call.ArgumentsJson is null) return call.Name;
        foreach (var value in call.ArgumentsJson.Split('"').Where(part => part.Length >= 4))
        {
            if (required.Text!.Split(value).Length == 2) return value;
        }

        return call.Name;
    }
}
