namespace Faultline.Model;

/// <summary>
/// A promise that nobody else reviews a failure until a time. It is asked for, not owned: who dies with one keeps the others waiting
/// only until <see cref="Expires"/>.
/// </summary>
/// <param name="Failure">The failure's id.</param>
/// <param name="Id">Names this lease; the holder shows it with the verdict.</param>
/// <param name="Holder">Who reviews, as the reviewer calls itself; null when it gave no name.</param>
/// <param name="Settled">True when the verdict is written: nobody gets the failure again by a list read before that.</param>
public sealed record Lease(string Failure, string Id, string? Holder, DateTimeOffset Expires, bool Settled = false);
