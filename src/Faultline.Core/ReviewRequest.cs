namespace Faultline;

/// <summary>What to review, by whom, and within which limits.</summary>
public sealed record ReviewRequest
{
    public required string Run { get; init; }

    /// <summary>Reviewers as they are written: <c>openai:gpt-5</c>, <c>exec:./agent</c>. Each votes on every failure, or in turn when <see cref="Cascade"/>.</summary>
    public required IReadOnlyList<string> With { get; init; }

    public int Parallel { get; init; } = 4;

    /// <summary><c>5.00</c> in US dollars, or <c>200000tokens</c>; null is no limit.</summary>
    public string? Budget { get; init; }

    /// <summary><c>IN/OUT</c> in US dollars for a million tokens, or one number for a call; null is not said.</summary>
    public string? Price { get; init; }

    /// <summary><c>new</c>, <c>disputed</c>, <c>cluster:ID</c> or <c>fault:NAME</c>; null is what the reviewer has not judged yet.</summary>
    public string? Only { get; init; }

    /// <summary>So many failures, chosen by a hash of their ids: the same ones every time. Null is all.</summary>
    public int? Sample { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Ask again where an answer is kept.</summary>
    public bool Again { get; init; }

    /// <summary>The second reviewer is asked only where the first is unsure, failed, or contradicts the rule; and so on.</summary>
    public bool Cascade { get; init; }

    /// <summary>Read some of each group of like failures, and let their verdict stand for the others where they agree.</summary>
    public bool Representatives { get; init; }

    public string? BaseUrl { get; init; }

    /// <summary>The most one call may take; null is three minutes for an API and fifteen for a command.</summary>
    public TimeSpan? Timeout { get; init; }

    public int MaxOutput { get; init; } = 4_000;

    public double? RequestsPerMinute { get; init; }

    public double? TokensPerMinute { get; init; }

    public bool KeepSecrets { get; init; }

    public bool ShowModel { get; init; }

    /// <summary>Where earlier reports are looked for that KNOWN_GAP may cite.</summary>
    public required string ReportsFolder { get; init; }

    /// <summary>Reads a variable of the environment.</summary>
    public required Func<string, string?> Environment { get; init; }

    public Action<string> Progress { get; init; } = _ => { };
}
