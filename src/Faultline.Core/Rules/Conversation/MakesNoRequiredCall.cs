using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The action was left out.</summary>
public sealed partial class MakesNoRequiredCall : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "makes-no-required-call",
        Version = 1,
        Title = "A required call was not made",
        Shows = "The turn requires calls and made none at all; the tool dimension failed, or the turn failed without another dimension to carry the penalty.",
        Why = "Sub-mechanisms come from fields and from the answer's form: late_call (the next turns make it), missing_end_session, pseudo_call_in_text (a tool's name in the words), needless_confirmation (it asks instead), claimed_without_call (the words of the reference, which reports the action), missing_call. Abstains when state or ambiguity carries the penalty, when a known value was asked for, and when some call was made. Where the source records no calls, the judge's words support the choice between a missing call and an unsolicited one.",
        Example = "required: submit_dietary_request; made: nothing; said: 'I've submitted your request.'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true, NoneOfRequiredMade: true, Made: null or [] } row) return null;
        // Asking back is telling enough; anything else that a source without calls shows may be a call as well as none.
        if (row.Made is null) return Questions.Asks(row.Text) ? Finding(row, 0.6, "needless_confirmation", "It asks back, and the judge finds the calls wrong.") : Unrecorded(row);
        if (row.FailedRoles.Contains(DimensionRole.State) || row.FailedRoles.Contains(DimensionRole.Ambiguity)) return null;
        // The judge credits a call that was made a turn early.
        if (!row.FailedRoles.Contains(DimensionRole.ToolUse) && row.OutcomeOf(DimensionRole.ToolUse) == CheckOutcome.Passed) return null;
        var late = context.Turns.MissingActions.FirstOrDefault(action => action.Turn == row.Turn)?.MadeAt;
        var (kind, reason) = Kind(row, late);
        return Finding(row, row.Required is null ? 0.66 : 0.85, kind, reason);
    }

    private Finding Finding(ConversationRow row, double confidence, string? kind, string reason, Evidence? support = null) =>
        Info.Finding(Fault.ModelFault, "tool_or_action_selection_error", confidence, reason,
            RowEvidence.Of(row, row.Required is [var first, ..] ? row.Requirement(first) : null, row.Said, row.Calls(), support)) with { SubMechanism = kind };

    // The judge's words tell which of the two it was; that the calls were wrong is its verdict.
    private Finding Unrecorded(ConversationRow row)
    {
        var (support, wasMade) = JudgeSays.OfCall(row);
        var claims = ReportsCompletion().IsMatch(row.Text);
        var (kind, reason) = (wasMade, claims) switch
        {
            (true, _) => ("unsolicited_call", "The judge finds the calls wrong, and says that one was made which nothing required yet."),
            (false, true) => ("claimed_without_call", "It says that the action is done, and the judge that no call was made."),
            (false, false) => (IsEnd(row) || support?.Quote.Contains(Markers.EndCall, StringComparison.Ordinal) == true ? "missing_end_session" : "missing_call", "The judge says that the required call was not made."),
            _ => ((string?)null, "The judge finds the calls wrong; the source does not record them."),
        };
        return Finding(row, support is null ? 0.5 : 0.66, kind, reason, support);
    }

    private static (string Kind, string Reason) Kind(ConversationRow row, int? late)
    {
        if (late > row.Turn) return ("late_call", string.Create(CultureInfo.InvariantCulture, $"The required call is made at turn {late} instead."));
        if (IsEnd(row)) return ("missing_end_session", "The session was to be ended and was not.");
        if (HasCallInWords(row)) return ("pseudo_call_in_text", "The call stands in the words of the answer; none was made.");
        if (row.Golden is not null && row.Words.Likeness(row.GoldenWords) >= 0.6) return ("claimed_without_call", "It reports the action as the reference does, and made no call.");
        if (ReportsCompletion().IsMatch(row.Text)) return ("claimed_without_call", "It says that the action is done, and made no call.");
        // A question about what the model itself shall do, not one after the user's other wishes.
        var asks = Questions.In(row.Text).Any(question => Wordings.Of(question).Words.Any(word => word is "i" or "me" or "we"));
        return asks ? ("needless_confirmation", "It asks back instead of making the call.") : ("missing_call", "A call was required and none was made.");
    }

    private static bool IsEnd(ConversationRow row) => row.Required is { Count: > 0 } required ? required.All(call => call.Name == Markers.EndCall) : row.Run.PlannedCases is [.., var last] && row.Trial.Key.Case == last;

    // A tool's own name, or any identifier followed by arguments.
    private static bool HasCallInWords(ConversationRow row) =>
        (row.Required ?? []).Any(call => call.Name.Contains('_', StringComparison.Ordinal) && TextPlaces.HasToken(row.Text, call.Name)) || CallForm().IsMatch(row.Text);

    [GeneratedRegex(@"\b[a-z]+(_[a-z]+)+\s*\(|\bFN_CALL\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CallForm();

    [GeneratedRegex(@"\b(I've|I\u2019ve|I have|has been|have been|is now|are now|you're|you\u2019re) (now |just |already |also )?(been )?\w+(ed|nt|pt|set)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ReportsCompletion();
}
