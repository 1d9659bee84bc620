namespace Faultline.Model;

/// <summary>What is known of a failure from before.</summary>
public sealed record Recurrence
{
    /// <summary><c>new</c>, <c>recurring</c>, or <c>regressed</c> (an action of an earlier day should have fixed it).</summary>
    public required string State { get; init; }

    /// <summary>The best match: <c>cause-and-case</c>, <c>case-and-step</c>, <c>cause</c>, <c>case-and-step-other-error</c>; null when it is new.</summary>
    public string? Match { get; init; }

    /// <summary>ISO 8601 day of the earliest occurrence; null when it is new or undated.</summary>
    public string? Since { get; init; }

    /// <summary>Earliest first.</summary>
    public IReadOnlyList<EarlierOccurrence> Occurrences { get; init; } = [];

    /// <summary>Earliest first.</summary>
    public IReadOnlyList<EarlierLabel> Labels { get; init; } = [];

    /// <summary>The label that weighs most: people before machines, the later before the earlier. Null when there is none.</summary>
    public LeadingLabel? Leading { get; init; }

    /// <summary>True when earlier labels blame differently.</summary>
    public bool LabelsDisagree { get; init; }

    /// <summary>True when none of the earlier labels is the one it has now.</summary>
    public bool LabelledOtherwiseNow { get; init; }

    /// <summary>Actions of an earlier day that should have fixed it; where only another error was there before, that is less sure.</summary>
    public IReadOnlyList<ActionTaken> ShouldBeFixedBy { get; init; } = [];

    /// <summary>Actions of the day of the run itself: which came first, nobody wrote down.</summary>
    public IReadOnlyList<ActionTaken> SameDayActions { get; init; } = [];
}
