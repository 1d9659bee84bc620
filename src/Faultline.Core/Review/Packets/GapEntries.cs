using Faultline.Model;

namespace Faultline.Review.Packets;

/// <summary>The entries of the gap notes that came with a case: bullets and the lines that go on with them.</summary>
internal static class GapEntries
{
    public static IEnumerable<PacketGap> Of(Trial trial) => trial.Of(ArtifactKind.GapNote).SelectMany(Of);

    private static IEnumerable<PacketGap> Of(Artifact note)
    {
        if (note.Text is not { } text) yield break;
        var lines = text.Split('\n');
        var bullets = Enumerable.Range(0, lines.Length).Where(i => IsBullet(lines[i])).ToList();
        if (bullets.Count == 0 && !string.IsNullOrWhiteSpace(text)) yield return new PacketGap(note.At.Source, note.At.Pointer, text.TrimEnd());
        foreach (var first in bullets)
        {
            var last = first;
            while (last + 1 < lines.Length && !IsBullet(lines[last + 1]) && lines[last + 1].Length > 0 && char.IsWhiteSpace(lines[last + 1][0])) last++;
            while (last > first && string.IsNullOrWhiteSpace(lines[last])) last--;
            var said = string.Join('\n', lines[first..(last + 1)]).TrimEnd();
            if (IsVoid(said)) continue;
            yield return new PacketGap(note.At.Source, note.At.Lines(first, last - first + 1).Pointer, said);
        }
    }

    private static bool IsBullet(string line) => line.TrimStart() is ['-' or '*', ' ', ..];

    // 'None' and 'n/a' register nothing.
    private static bool IsVoid(string said) => said.TrimStart(' ', '-', '*').TrimEnd('.', ' ').ToUpperInvariant() is "NONE" or "N/A" or "";
}
