namespace Faultline.Model;

/// <summary>One run in a comparison.</summary>
public sealed record ComparedRun
{
    /// <summary>The run's id, followed by <c>~revision</c> from the second on.</summary>
    public required string Id { get; init; }

    public required Run Run { get; init; }

    /// <summary>Cases of which a trial exists, or of which the source's counts leave no doubt that they passed.</summary>
    public required int Cases { get; init; }

    /// <summary>Cases in each state; a state without a case is not there. <see cref="CaseState.Untried"/> is never there.</summary>
    public required IReadOnlyDictionary<CaseState, int> States { get; init; }

    /// <summary>
    /// Failed trials of the last session of each case. As many as failed cases, unless a case was scored more than once.
    /// The counts of dimensions and mechanisms are over these.
    /// </summary>
    public required int Failed { get; init; }

    /// <summary>Its cases are the turns of a conversation; of other runs the two counts that follow say nothing and are 0.</summary>
    public required bool IsConversation { get; init; }

    /// <summary>Responses that the harness marked <c>[MODEL_ENDED_SESSION]</c>, the last turn of the conversation, which has to end it, left out.</summary>
    public required int EndedSession { get; init; }

    /// <summary>Responses that the harness marked <c>[EMPTY_RESPONSE</c>.</summary>
    public required int EmptyResponse { get; init; }

    /// <summary>Failures by the names of the checks that failed; one failure may count under several. Most frequent first.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Dimensions { get; init; }

    /// <summary>Failures by provisional mechanism, <c>unlabelled</c> among them. Most frequent first.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Mechanisms { get; init; }

    /// <summary>95 % Wilson interval of passed cases among the scored ones; null when none is scored.</summary>
    public required (double Low, double High)? PassRate { get; init; }

    /// <summary>Cases that fail here and pass in every other run that scored any.</summary>
    public required IReadOnlyList<string> UniqueFails { get; init; }

    /// <summary>Cases that pass here and fail in every other run that scored any.</summary>
    public required IReadOnlyList<string> UniquePasses { get; init; }

    public int Passed => Count(CaseState.Passed);

    /// <summary>Cases that passed or failed.</summary>
    public int Scored => Passed + Count(CaseState.Failed);

    public int Count(CaseState state) => States.GetValueOrDefault(state);
}
