using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>
/// One failed turn as the rules of conversations see it: its texts, what was asked of it, and what was called, all from fields of the
/// row and of the expected turns. What the judge wrote decides nothing here.
/// </summary>
internal sealed class ConversationRow
{
    public ConversationRow(Run run, Trial trial)
    {
        (Run, Trial) = (run, trial);
        Text = TextOf("assistant_text");
        Required = trial.ExpectedCalls;
        Made = trial.Calls?.Where(call => !call.IsRepeat).ToList();
        Match = Required is null || Made is null ? null : CallMatch.Of(Required, Made);
        FailedRoles = [.. trial.Checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => DimensionRoles.Of(check.Name))];
    }

    public Run Run { get; }

    public Trial Trial { get; }

    /// <summary>What the model said; empty for silence.</summary>
    public string Text { get; }

    public string UserText => TextOf("user_text");

    /// <summary>The reference answer; null when none is known.</summary>
    public string? Golden => Find("golden_text")?.Text;

    public string? Reasoning => (Find("judge_reasoning") ?? Find("claude_reasoning"))?.Text;

    /// <summary>The calls the turn requires: empty for none, null when no source says.</summary>
    public IReadOnlyList<ToolCall>? Required { get; }

    /// <summary>The calls made, repetitions left out; null when the source records none.</summary>
    public IReadOnlyList<ToolCall>? Made { get; }

    /// <summary>Null when either side is unknown.</summary>
    public CallMatch? Match { get; }

    public HashSet<DimensionRole> FailedRoles { get; }

    public Wordings Words => field ??= Wordings.Of(Text);

    public Wordings GoldenWords => field ??= Wordings.Of(Golden);

    public int? Turn => int.TryParse(Trial.Key.Case, System.Globalization.CultureInfo.InvariantCulture, out var turn) ? turn : null;

    /// <summary>One session for all turns: only here can a turn suffer from an earlier one.</summary>
    public bool IsNormal => Run.Mode == "normal";

    public bool IsRehydrated => Run.Mode == "rehydrated";

    public bool IsFiller => Text.StartsWith(Markers.EndedEarlier, StringComparison.Ordinal);

    /// <summary>The model ended the session in this turn.</summary>
    public bool Ended => !IsFiller && (Text.StartsWith(Markers.Ended, StringComparison.Ordinal) || Made?.Any(call => call.Name == Markers.EndCall) == true);

    /// <summary>
    /// Ending the session is what this turn asks for: it is required, or, where nobody says what is required, this is the last
    /// planned turn, or, where nobody says what is planned either, the judge found the calls right.
    /// </summary>
    public bool IsClosing => Required is not null
        ? Required.Any(call => call.Name == Markers.EndCall)
        : Run.PlannedCases is [.., var last] ? Trial.Key.Case == last : OutcomeOf(DimensionRole.ToolUse) == CheckOutcome.Passed;

    /// <summary>No answer at all: neither words nor a call.</summary>
    public bool IsSilent => Markers.IsSilence(Text) || (Find("assistant_text") is not null && string.IsNullOrWhiteSpace(Text) && Made is null or []);

    public bool OnlyTimingFailed => FailedRoles is { Count: 1 } && FailedRoles.Contains(DimensionRole.Timing);

    /// <summary>The calls are those required, as far as anybody knows.</summary>
    public bool CallsAreRight => Match is { } match ? match.IsWhole && match.Extra.Count == 0 : !FailedRoles.Contains(DimensionRole.ToolUse);

    /// <summary>Calls are required and none of them was made; where one side is unknown, none was recorded and the judge finds that wrong.</summary>
    public bool NoneOfRequiredMade => Match is { } match ? match.Required.Count > 0 && match.Covered == 0 : FailedRoles.Contains(DimensionRole.ToolUse) && Made is null or [];

    /// <summary>The source gives the turn's words; tables of verdicts do not.</summary>
    public bool HasTexts => Find("assistant_text") is not null;

    /// <summary>The answer is the reference answer.</summary>
    public bool SaysGolden => Golden is not null && Words.Says(GoldenWords);

    /// <summary>
    /// The marks of a verdict that the judge left out and its program filled in: the two mandatory dimensions false, every optional one
    /// absent, no reasoning.
    /// </summary>
    public bool JudgeWasSilent => string.IsNullOrWhiteSpace(Reasoning) && Find("scores") is not null
        && FailedRoles.SetEquals([DimensionRole.Instruction, DimensionRole.Knowledge])
        && Trial.Checks.All(check => check.Outcome is CheckOutcome.Failed or CheckOutcome.Unknown || DimensionRoles.Of(check.Name) == DimensionRole.Timing);

    /// <summary>A turn with an answer of the model's own that a content rule may look at.</summary>
    public bool HasContent => HasTexts && !IsFiller && !IsSilent && !OnlyTimingFailed && !(Ended && !IsPartOfFlow) && !JudgeWasSilent && !IsJudgedAgainstReference;

    /// <summary>The answer is the reference's and the calls are right: the verdict and not the answer is to be doubted.</summary>
    public bool IsJudgedAgainstReference => SaysGolden && CallsAreRight && !(Match?.InOtherWords == true && FailedRoles.Contains(DimensionRole.ToolUse));

    // A closing turn may require more than the end.
    private bool IsPartOfFlow => Ended && IsClosing && Match is { IsWhole: false };

    public CheckOutcome? OutcomeOf(DimensionRole role) => Trial.Checks.FirstOrDefault(check => DimensionRoles.Of(check.Name) == role)?.Outcome;

    public Artifact? Find(string name) => Trial.Artifacts.FirstOrDefault(artifact => artifact.Name == name);

    private string TextOf(string name) => Find(name)?.Text ?? string.Empty;
}
