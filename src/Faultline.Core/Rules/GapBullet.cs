using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules;

/// <summary>One entry of a note of known gaps, with the code words it names.</summary>
internal sealed record GapBullet(Evidence Quote, string Text, bool SaysAbsent, IReadOnlyList<string> Tokens)
{
    private const int MaxLine = 2_000;

    /// <summary>The entries that still say something: no header, no <c>None</c>, nothing resolved or covered.</summary>
    public static IEnumerable<GapBullet> Of(Artifact note)
    {
        if (note is not { Kind: ArtifactKind.GapNote, Text: { } text }) yield break;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > MaxLine || GapText.Entry(lines[i]) is not { } said || GapText.IsVoid(said)) continue;
            var wanted = lines[i];
            if (TextPlaces.Quote(wanted, note.At.Lines(i), _ => 0) is not { } quote) continue;
            yield return new GapBullet(quote, said, GapText.SaysAbsent(said), GapText.CodeWords(said));
        }
    }
}
