using Faultline.Model;

namespace Faultline.Review.Reviewers;

/// <summary>One question to a reviewer.</summary>
public sealed record ReviewCall
{
    public required ReviewPacket Packet { get; init; }

    public required ReviewPrompt Prompt { get; init; }

    /// <summary>What was said since the packet: the reviewer's answers and the replies to them, in order.</summary>
    public IReadOnlyList<ReviewTurn> Turns { get; init; } = [];

    /// <summary>Names this question; the same question has the same key in every process, so that a server can tell a repetition.</summary>
    public required string Key { get; init; }

    /// <summary>Bytes of all that is sent: no tokenizer makes more tokens than there are bytes.</summary>
    public long WorstInputTokens => 256L + Utf8(Prompt.Rubric) + Utf8(Prompt.Case) + Utf8(Prompt.Trial) + Turns.Sum(t => 32L + Utf8(t.Answer) + Utf8(t.Reply));

    private static long Utf8(string text) => System.Text.Encoding.UTF8.GetByteCount(text);
}
