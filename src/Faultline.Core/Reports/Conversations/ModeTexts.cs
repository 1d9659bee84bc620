namespace Faultline.Reports.Conversations;

/// <summary>What the mechanisms of conversations mean, in plain words.</summary>
internal static class ModeTexts
{
    private static readonly Dictionary<string, string> Mechanisms = new(StringComparer.Ordinal)
    {
        ["premature_end_session"] = "The model ends the session in a turn that asks for something else. In a continuous run every later turn is lost with it.",
        ["empty_response"] = "No answer reached the transcript, neither words nor a call. Usually the connection or the pipeline; the row alone cannot tell.",
        ["partial_multi_tool_execution"] = "The model begins a flow of several calls (a batch, a fallback, a check) and stops before its end.",
        ["state_memory_failure"] = "The model loses what was said or done before: it asks for what it was told, denies what happened, or recalls it wrongly.",
        ["ambiguity_handling_failure"] = "The model guesses where the request has several readings, or asks where it has one.",
        ["knowledge_grounding_error"] = "What the model states is at odds with the knowledge it was given, or leaves out part of it.",
        ["tool_or_action_selection_error"] = "The action is wrong: a required call is missing, another tool or other arguments were used, or something was done unasked.",
        ["other"] = "Nothing of the above; the kinds below say what was seen, among them failures that are the judge's, the reference's or the audio's.",
        [ErrorMode.Unlabelled] = "Every rule abstained: these rows need a look.",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["bare"] = "ended the session and did nothing else",
        ["after_partial_tools"] = "ended the session after some of the required calls",
        ["after_all_tools"] = "made the required calls and ended the session instead of answering",
        ["early_filler"] = "turn never played, the session was over",
        ["retries_exhausted"] = "marked empty by the harness after its retries",
        ["blank_text"] = "blank text, no call, no marker",
        ["stopped_after_error"] = "stopped where a call answered with an error and the way out was next",
        ["missing_check"] = "left out the check that belongs to the calls",
        ["wrong_args_on_rest"] = "made the remaining calls with wrong arguments",
        ["stopped_midway"] = "stopped before the remaining calls",
        ["reasked_known_slot"] = "asked for a value the user had given",
        ["denied_prior_action"] = "denied something that was said or done",
        ["fabricated_prior_action"] = "confirmed something that was never said or done",
        ["wrong_recall"] = "recalled it wrongly",
        ["cascade_action"] = "follows from an action that an earlier turn never carried out",
        ["over_clarified"] = "asked although the request was clear",
        ["guessed"] = "took one reading of several",
        ["missing_call"] = "made no call",
        ["claimed_without_call"] = "reported the action without a call",
        ["pseudo_call_in_text"] = "wrote the call into the answer instead of making it",
        ["wrong_tool"] = "used another tool",
        ["wrong_args"] = "used other arguments",
        ["unsolicited_call"] = "acted unasked",
        ["missing_end_session"] = "did not end the session when asked to",
        ["needless_confirmation"] = "asked for permission instead of acting",
        ["late_call"] = "made the call a turn or more too late",
        ["incomplete_list"] = "part of the reference, the rest left out",
        ["fabricated_detail"] = "added something the reference does not hold",
        ["accepted_false_premise"] = "went along with a wrong premise",
        ["wrong_fact"] = "stated something else than the reference",
        ["closing_marker"] = "correct end of the session, judged by the marker in the place of the farewell",
        ["judge_omission"] = "the judge gave no verdict and false was stored",
        ["judge_false_fail"] = "the answer is the reference answer",
        ["judge_used_wrong_history"] = "the answer is the reference answer, judged against another history",
        ["strict_args"] = "the right call, free text in other words",
        ["audio_timing"] = "only the timing of the audio failed",
        ["response_contamination"] = "the words answer an earlier turn that has none",
        ["post_tool_contradiction"] = "the calls succeeded and the answer denies it",
        ["incomplete_answer"] = "the answer stops before the point",
        ["wrong_arithmetic"] = "the reference with other figures",
        ["deflected_in_scope"] = "did not take up a request that is in scope",
    };

    public static string Of(string mechanism) => Mechanisms.GetValueOrDefault(mechanism, "A mechanism without a description of its own.");

    public static string OfKind(string? kind) => kind is null ? "kind not told" : Kinds.GetValueOrDefault(kind, kind);
}
