namespace Faultline.Review.Reviewers;

/// <summary>What a reviewer is opened with.</summary>
public sealed record ReviewerSettings
{
    /// <summary>What stands after the colon: a model, a command, a folder.</summary>
    public required string Argument { get; init; }

    /// <summary>Base URL asked for; null takes the environment's or the provider's own.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Most tokens of an answer.</summary>
    public int MaxOutput { get; init; } = 4_000;

    /// <summary>The most one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    public required TimeProvider Clock { get; init; }

    /// <summary>Reads a variable of the environment: the only place where keys come from.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>True when nobody will be asked, so that no key is needed.</summary>
    public bool AsksNobody { get; init; }
}
