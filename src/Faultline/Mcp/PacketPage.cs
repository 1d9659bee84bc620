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
        foreach (var fact in packet.Facts.Take(8)) page.Append(CultureInfo.InvariantCulture, $"fact {fact.Code ?? fact.Kind}: \"{Listing.Fit(fact.Quote, 200)}\"  ({fact.Source} {fact.Pointer})\n");
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
        var unshown = new List<string>();
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            // The first ones decide; what they do not need goes to those after them.
            var share = i < 4 ? Math.Max(LeastShare, left * 2 / 5) : left / 3;
            if (text.Text is not { } content || share < LeastShare)
            {
                unshown.Add(text.Text is null ? $"{Named(text)} ({text.Note})" : string.Create(CultureInfo.InvariantCulture, $"{Named(text)} ({text.Lines} lines)"));
                continue;
            }

            var (shown, isWhole) = Part(content, share, fromEnd: text.Kind == "log");
            page.Append(Fence.Around($"{Named(text)}, source {text.Source} pointer {(text.Pointer.Length == 0 ? "\"\"" : text.Pointer)}", shown));
            if (!isWhole) page.Append(CultureInfo.InvariantCulture, $"cut; {text.Lines} lines: artifact_read(failure=\"{packet.Failure}\", {How(text)})\n");
            left -= Encoding.UTF8.GetByteCount(shown) + 160;
        }

        if (unshown.Count > 0) page.Append(CultureInfo.InvariantCulture, $"not shown, artifact_read(failure=\"{packet.Failure}\", artifact=...): {Listing.Fit(string.Join(", ", unshown), 1200)}\n");
    }

    // What decides first: why it failed, what was asked, the files that the errors name, what was answered.
    private static IEnumerable<PacketText> Ordered(ReviewPacket packet)
    {
        var failed = packet.Trial.Checks.Where(c => c.Outcome == "failed").Select(c => c.Detail ?? c.Message);
        var named = packet.Facts.Select(f => f.File).OfType<string>().ToList();
        return new[] { packet.Trial.Error }.Concat(failed).OfType<PacketText>()
            .Concat(packet.Texts.OrderBy(t => t.Kind switch { "task" => 0, "output" when IsNamed(t) => 1, "expected" when IsNamed(t) => 2, "grader" => 3, "output" => 4, "expected" => 5, "log" => 6, _ => 7 }));

        bool IsNamed(PacketText text) => named.Exists(f => f.EndsWith(text.Name, StringComparison.Ordinal) || text.Name.EndsWith(f, StringComparison.Ordinal));
    }

    private static string Named(PacketText text) => $"{text.Kind}/{text.Name}";

    private static string How(PacketText text) => text.Kind is "error" or "check" ? $"source=\"{text.Source}\", pointer=\"{text.Pointer}\"" : $"artifact=\"{Named(text)}\"";

    private static (string Text, bool IsWhole) Part(string content, int bytes, bool fromEnd)
    {
        if (Encoding.UTF8.GetByteCount(content) <= bytes) return (content, true);
        IEnumerable<string> lines = content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var kept = new List<string>();
        var used = 0;
        foreach (var line in fromEnd ? lines.Reverse() : lines)
        {
            var room = bytes - used;
            if (room < 40) break;
            var fit = Listing.Fit(line, room);
            kept.Add(fit);
            used += Encoding.UTF8.GetByteCount(fit) + 1;
        }

        if (fromEnd) kept.Reverse();
        return (string.Join('\n', kept), false);
    }
}
