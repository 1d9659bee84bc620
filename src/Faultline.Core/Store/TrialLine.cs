using Faultline.Model;

namespace Faultline.Store;

/// <summary>One line of <c>trials.jsonl</c>: a trial without its artifacts' texts, and where these are.</summary>
/// <param name="Failure">Comes first in the line, so that readers of failures skip the others without parsing them.</param>
/// <param name="List">Number of the list of checks that the trial shares with others: the first line with the number holds the list. Null where the trial has its own.</param>
/// <param name="Checks">The checks that belong into the trial, which then has none itself; null where they stood in an earlier line or are the trial's own.</param>
internal sealed record TrialLine(bool Failure, int? List, IReadOnlyList<Check>? Checks, Trial Trial, IReadOnlyList<TextReference>? Texts)
{
    /// <summary>How the line of a trial that is no failure begins.</summary>
    public static ReadOnlySpan<byte> NoFailure => "{\"failure\":false,"u8;
}

/// <summary>The text of the trial's artifact number <paramref name="Artifact"/> (from 0) is in these bytes of <c>texts.jsonl</c>.</summary>
internal sealed record TextReference(int Artifact, long Offset, int Length);

/// <summary>One line of <c>texts.jsonl</c>.</summary>
internal sealed record TextLine(string Text)
{
    /// <summary>How the line begins; the text in quotes and a brace follow.</summary>
    public static ReadOnlySpan<byte> Start => "{\"text\":"u8;
}
