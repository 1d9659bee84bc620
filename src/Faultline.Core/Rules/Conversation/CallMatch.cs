using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>
/// The calls of a turn set against the required ones: each required call takes the first call of its name whose arguments agree.
/// Calls that the harness marked as repetitions count for nothing.
/// </summary>
internal sealed class CallMatch
{
    private CallMatch(IReadOnlyList<ToolCall> required, IReadOnlyList<ToolCall> made)
    {
        Required = required;
        var left = made.Where(call => !call.IsRepeat).ToList();
        var missing = new List<ToolCall>();
        foreach (var call in required)
        {
            // An exact match first: a loose one must not take the call of another requirement.
            var found = left.FindIndex(other => Arguments.Agree(call, other) == Agreement.Exact);
            if (found < 0) found = left.FindIndex(other => Arguments.Agree(call, other) == Agreement.InOtherWords);
            if (found < 0)
            {
                missing.Add(call);
                continue;
            }

            if (Arguments.Agree(call, left[found]) == Agreement.InOtherWords) InOtherWords = true;
            Last = call;
            left.RemoveAt(found);
        }

        Missing = missing;
        Extra = left;
    }

    public IReadOnlyList<ToolCall> Required { get; }

    public IReadOnlyList<ToolCall> Missing { get; }

    /// <summary>Calls that no requirement took.</summary>
    public IReadOnlyList<ToolCall> Extra { get; }

    /// <summary>The last required call that was made.</summary>
    public ToolCall? Last { get; }

    /// <summary>True when some free text of a call says the required thing in other words.</summary>
    public bool InOtherWords { get; }

    public int Covered => Required.Count - Missing.Count;

    public bool IsWhole => Missing.Count == 0;

    public static CallMatch Of(IReadOnlyList<ToolCall> required, IReadOnlyList<ToolCall> made) => new(required, made);
}
