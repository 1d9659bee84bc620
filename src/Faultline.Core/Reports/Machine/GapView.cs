namespace Faultline.Reports.Machine;

/// <param name="Status"><c>open</c>, <c>resolved</c> or <c>removed</c>, as the register says.</param>
/// <param name="State"><c>live</c>, <c>expired</c>, <c>stale</c>, <c>unseen</c> (too few runs to tell), <c>without-match</c>, <c>resolved</c> or <c>removed</c>; null where it was not checked.</param>
/// <param name="Detail">What the state rests on.</param>
public sealed record GapView(string Id, string Status, string? Case, string? Match, string Reason, string? Owner, string? Since, string? Expires, string? Source, string File, int Line, string? State, string? Detail);
