using System.Globalization;
using System.Text;
using Faultline.Model;

namespace Faultline.Mcp;

/// <summary>
/// A packet as an agent reads it: one page, texts in fences, each no longer than its share of the room. What does not fit is named with the
/// call that reads it.
/// </summary>
internal static class PacketPage
{
    // Nineteen packets and as many verdicts are to stay below 200 KB together.
    private const int Room = 7500;
    private const int LeastShare = 300;

    public static string Write(ReviewPacket packet)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"[{packet.Failure}] {packet.Case.Id}{(packet.Case.Category is { } category ? $" ({category})" : "")}: {packet.Trial.Outcome}\n");
        foreach (var check in packet.Trial.Checks) page.Append(CultureInfo.InvariantCulture, $"check {check.Name}: {check.Outcome}\n");
        foreach (var fact in packet.Facts.Take(8)) page.Append(CultureInfo.InvariantCulture, $"fact {fact.Code ?? fact.Kind}: {Listing.Fit(fact.Message, 160)}  ({fact.Source} {fact.Pointer})\n");
        foreach (var gap in packet.Case.Gaps.Take(6)) page.Append(CultureInfo.InvariantCulture, $"registered gap: {Listing.Fit(gap.Text, 200)}  ({gap.Source} {gap.Pointer})\n");
        Calls(page, "required calls", packet.Case.ExpectedCalls);
        Calls(page, "calls made", packet.Trial.Calls);
        foreach (var other in packet.Others.Take(6)) page.Append(CultureInfo.InvariantCulture, $"{other.Run}: {other.Outcome} {other.FailedCheck} {Listing.Fit(other.Error ?? "", 80)}\n");
        Texts(page, packet);
        return page.ToString();
    }

    private static void Calls(StringBuilder page, string what, IReadOnlyList<string>? calls)
    {
        if (calls is null) return;
        page.Append(what).Append(": ").Append(calls.Count == 0 ? "none" : Listing.Fit(string.Join("; ", calls), 800)).Append('\n');
    }

    private static void Texts(StringBuilder page, ReviewPacket packet)
    {
        var texts = Ordered(packet).DistinctBy(t => (t.Source, t.Pointer)).ToList();
        var left = Room - Encoding.UTF8.GetByteCount(page.ToString());
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            var place = $"{text.Kind} {text.Name}, source {text.Source} pointer {(text.Pointer.Length == 0 ? "\"\"" : text.Pointer)}";
            if (text.Text is not { } content)
            {
                page.Append(CultureInfo.InvariantCulture, $"{place}: {text.Note}\n");
                continue;
            }

            // What the first texts do not need goes to those after them.
            var share = Math.Max(LeastShare, left / (texts.Count - i) * (i < 3 ? 2 : 1));
            var (shown, isWhole) = Head(content, share);
            left -= Encoding.UTF8.GetByteCount(shown) + place.Length + 80;
            if (shown.Length > 0) page.Append(Fence.Around(place, shown));
            if (!isWhole) page.Append(CultureInfo.InvariantCulture, $"cut; all {text.Lines} lines: artifact_read(failure=\"{packet.Failure}\", source=\"{text.Source}\", pointer=\"{text.Pointer}\")\n");
        }
    }

    // What decides first: why it failed, what was asked, what was answered.
    private static IEnumerable<PacketText> Ordered(ReviewPacket packet)
    {
        var failed = packet.Trial.Checks.Where(c => c.Outcome == "failed").SelectMany(c => new[] { c.Detail ?? c.Message });
        return new[] { packet.Trial.Error }.Concat(failed).OfType<PacketText>()
            .Concat(packet.Texts.OrderBy(t => t.Kind switch { "task" => 0, "output" => 1, "expected" => 2, "grader" => 3, "log" => 4, _ => 5 }));
    }

    private static (string Text, bool IsWhole) Head(string content, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(content) <= bytes) return (content, true);
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var head = new StringBuilder();
        foreach (var line in lines)
        {
            var room = bytes - head.Length;
            if (room < 40) break;
            head.Append(Listing.Fit(line, room)).Append('\n');
        }

        return (head.ToString(), false);
    }
}
