using Faultline.Model;

namespace Faultline.Store;

/// <summary>One line of <c>trials.jsonl</c>: a trial without its artifacts' texts, and where these are.</summary>
/// <param name="Failure">Comes first in the line, so that readers of failures skip the others without parsing them.</param>
internal sealed record TrialLine(bool Failure, Trial Trial, IReadOnlyList<TextReference>? Texts)
{
    /// <summary>How the line of a trial that is no failure begins.</summary>
    public static ReadOnlySpan<byte> NoFailure => "{\"failure\":false,"u8;
}

/// <summary>The text of the trial's artifact number <paramref name="Artifact"/> (from 0) is in these bytes of <c>texts.jsonl</c>.</summary>
internal sealed record TextReference(int Artifact, long Offset, int Length);

/// <summary>One line of <c>texts.jsonl</c>.</summary>
internal sealed record TextLine(string Text);
