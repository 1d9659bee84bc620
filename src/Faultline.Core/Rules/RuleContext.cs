using Faultline.Model;
using Faultline.Rules.Conversation;

namespace Faultline.Rules;

/// <summary>All that a rule may look at: one failed trial, what was read from it, and the run around it.</summary>
public sealed record RuleContext
{
    public required Run Run { get; init; }

    /// <summary>With the texts of its artifacts.</summary>
    public required Trial Trial { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required RunSignals Signals { get; init; }

    /// <summary>The trial as a turn of a conversation; null for trials of other runs.</summary>
    internal ConversationRow? Row
    {
        get
        {
            if (Run.Mode is null) return null;
            // A copy of this record may hold another trial.
            if (field is null || !ReferenceEquals(field.Trial, Trial)) field = new ConversationRow(Run, Trial);
            return field;
        }
    }

    /// <summary>What is known of the other turns.</summary>
    internal ConversationSignals Turns => Signals.Conversation ?? ConversationSignals.None;
}
