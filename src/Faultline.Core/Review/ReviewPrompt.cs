using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Review.Packets;

namespace Faultline.Review;

/// <summary>
/// A packet as text for a model: the rubric, then the case, then the trial, so that a provider's cache finds the same beginning again.
/// Every text of unknown origin stands between fences that carry a number which the text cannot know.
/// </summary>
/// <param name="Rubric">The same for every failure.</param>
/// <param name="Case">The same for every trial of a case.</param>
public sealed record ReviewPrompt(string Rubric, string Case, string Trial)
{
    /// <param name="hash">Of the packet (<see cref="PacketJson.Hash"/>).</param>
    public static ReviewPrompt Of(ReviewPacket packet, string hash)
    {
        // Made from the content: the text would have to hold the hash of itself to close its own fence.
        var ofCase = "d" + ContentHash.Short(PacketJson.Write(packet.Case));
        var ofTrial = "d" + ContentHash.Short("trial " + hash);
        return new ReviewPrompt(packet.Rubric.Text, CaseText(packet.Case, ofCase), TrialText(packet, ofTrial));
    }

    /// <summary>Lines that the reviewer asked to read.</summary>
    public static string Lines(PacketText text, string lines, int from, int to)
    {
        var page = new StringBuilder();
        Fence(page, "d" + ContentHash.Short(lines), Inv($"{text.Id} | {text.Name} | lines {from} to {to} of {text.Lines} | source: {text.Source} | pointer: {text.Pointer}"), lines);
        return page.ToString();
    }

    private static string CaseText(PacketCase packet, string fence)
    {
        var page = new StringBuilder("# Case\n");
        Line(page, "case", packet.Id);
        Line(page, "benchmark", packet.Benchmark);
        Line(page, "category", packet.Category);
        foreach (var text in packet.Texts) Text(page, fence, text);
        if (packet.ExpectedCalls is { } calls) Fence(page, fence, "tool calls that the case requires", calls.Count == 0 ? "none" : string.Join('\n', calls));
        if (packet.Given.Count > 0) Fence(page, fence, "what the user said before and the case requires", string.Join('\n', packet.Given));
        page.Append("\n## Registered gaps of this case\n");
        if (packet.Gaps.Count == 0) page.Append("none\n");
        foreach (var gap in packet.Gaps) Fence(page, fence, $"gap | source: {gap.Source} | pointer: {gap.Pointer}", gap.Text);
        return page.ToString();
    }

    private static string TrialText(ReviewPacket packet, string fence)
    {
        var (page, trial) = (new StringBuilder("# Trial\n"), packet.Trial);
        Line(page, "failure", packet.Failure);
        Line(page, "outcome", trial.Outcome);
        Line(page, "tokens of the model", trial.InputTokens is null && trial.OutputTokens is null ? null : Inv($"{trial.InputTokens} in, {trial.OutputTokens} out"));
        Line(page, "duration", trial.DurationMs is { } ms ? Inv($"{ms:0} ms") : null);
        if (trial.Error is { } error) Text(page, fence, error);
        page.Append("\n## Checks, in order\n");
        foreach (var check in trial.Checks)
        {
            page.Append("- ").Append(check.Name).Append(": ").Append(check.Outcome).Append('\n');
            if (check.Message is { } message) Text(page, fence, message);
            if (check.Detail is { } detail) Text(page, fence, detail);
        }

        if (trial.Calls is { } calls) Fence(page, fence, "tool calls that were made, with their results", calls.Count == 0 ? "none" : string.Join('\n', calls));
        page.Append("\n## Output and logs\n");
        foreach (var text in trial.Texts) Text(page, fence, text);
        Facts(page, packet, fence);
        return page.ToString();
    }

    private static void Facts(StringBuilder page, ReviewPacket packet, string fence)
    {
        page.Append("\n## Facts that tools printed\n");
        if (packet.Facts.Count == 0) page.Append("none were read\n");
        foreach (var fact in packet.Facts)
        {
            var place = fact.File is null ? "" : Inv($" {fact.File}:{fact.Line}");
            Fence(page, fence, $"fact {fact.Kind} {fact.Code}{place} | check: {fact.Check} | source: {fact.Source} | pointer: {fact.Pointer} | quote: {fact.Quote.ReplaceLineEndings(" ")}",
                string.Join('\n', new[] { fact.Message, fact.Subject is null ? null : "subject: " + fact.Subject, fact.Expected is null ? null : "expected: " + fact.Expected, fact.Actual is null ? null : "actual: " + fact.Actual }.OfType<string>()));
        }

        page.Append("\n## The same case elsewhere\n");
        if (packet.Others.Count == 0) page.Append("no other run or attempt is known\n");
        foreach (var other in packet.Others)
        {
            var model = other.SameModel switch { true => ", same model", false => ", another model", null => "" };
            page.Append("- ").Append(other.Run).Append(model).Append(": ").Append(other.Outcome).Append(other.FailedCheck is null ? "" : $" at {other.FailedCheck}").Append('\n');
            if (other.Error is { } error) Fence(page, fence, "its error", error);
        }
    }

    private static void Text(StringBuilder page, string fence, PacketText text)
    {
        var note = text.Note is null ? "" : $" | note: {text.Note}";
        Fence(page, fence, Inv($"{text.Id} | {text.Kind} | {text.Name} | {text.Lines} lines | source: {text.Source} | pointer: {text.Pointer}{note}"), text.Text ?? "(not read)");
    }

    private static void Fence(StringBuilder page, string fence, string title, string text)
        => page.Append("\n<<<").Append(fence).Append(' ').Append(title.ReplaceLineEndings(" ")).Append('\n').Append(text).Append('\n').Append(fence).Append(">>>\n");

    private static void Line(StringBuilder page, string name, string? value)
    {
        if (value is not null) page.Append("- ").Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
    }

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
