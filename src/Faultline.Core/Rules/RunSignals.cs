using Faultline.Model;
using Faultline.Rules.Conversation;

namespace Faultline.Rules;

/// <summary>What a rule may know of the other trials of the run.</summary>
public sealed record RunSignals
{
    /// <summary>Cases with a trial.</summary>
    public required int Cases { get; init; }

    public required int Failures { get; init; }

    /// <summary>Failed cases by <see cref="ErrorKey"/>: how many share one failed check and one error up to names and numbers.</summary>
    public required IReadOnlyDictionary<string, int> SharedErrors { get; init; }

    /// <summary>Failures by the check that failed first.</summary>
    public required IReadOnlyDictionary<string, int> FailuresByCheck { get; init; }

    /// <summary>What the turns of a conversation have to do with one another; null for other runs.</summary>
    public ConversationSignals? Conversation { get; init; }

    /// <summary>The signals of a run from its trials; each is looked at once and not kept.</summary>
    public static RunSignals Of(IEnumerable<(Trial Trial, IReadOnlyList<Fact> Facts)> trials)
    {
        var building = new RunSignalsBuilder();
        foreach (var (trial, facts) in trials) building.Add(trial, facts);
        return building.Build();
    }
}
