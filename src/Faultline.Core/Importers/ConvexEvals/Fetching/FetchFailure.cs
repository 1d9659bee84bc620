using Faultline.Model;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>One request that did not give what was asked for: what was found, where, and what to do next.</summary>
internal sealed class FetchFailure(string message, string hint) : Exception(message)
{
    public string Hint { get; } = hint;

    /// <summary>True when the same request may well succeed a moment later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The pause the server asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The failure of the last try, for when there will be no other.</summary>
    public FetchFailure AfterTries(int tries) => new($"{Message} (tried {tries} times)", Hint);

    public UserError ToUserError() => new(Message, Hint);
}
