using System.Globalization;
using System.Text;
using Faultline.Model;

namespace Faultline.Review.Packets;

/// <summary>Writes the texts of one packet: cleaned, named, and where they are too long with a line that says what is missing.</summary>
internal sealed class PacketTextWriter(PacketOptions options, IReadOnlyList<string> modelNames, IReadOnlyList<Fact> facts)
{
    // Enough to see how a text begins and ends; what a fact points at is shown with its surroundings.
    private const int Head = 120;
    private const int Tail = 80;
    private const int Around = 12;
    private const int MaxLine = 4_000;

    private int _texts;

    public int Redactions { get; private set; }

    public string Clean(string text)
    {
        var plain = PacketCleaning.Clean(text, options, modelNames, out var redactions);
        Redactions += redactions;
        return plain;
    }

    public IReadOnlyList<PacketText> Texts(IEnumerable<Artifact> artifacts) => [.. artifacts.Select(a => Text(a.Kind.Name(), a.Name, a.At, a.Text, a.Note))];

    public PacketText Text(string kind, string name, Location? at, string? text, string? note = null)
    {
        var lines = text is null ? [] : Clean(text).Split('\n');
        var omitted = text is null ? [] : Omitted(lines, at);
        return new PacketText
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"T{++_texts}"),
            Kind = kind,
            Name = Clean(name),
            Source = at is null ? "" : Clean(at.Source),
            Pointer = at?.Pointer ?? "",
            Lines = lines.Length,
            Text = text is null ? null : Shown(lines, omitted, _texts),
            Note = note ?? (at is null ? "no source gives the place of this text: it cannot be cited" : null),
            Omitted = omitted,
        };
    }

    private List<PacketRange> Omitted(string[] lines, Location? at)
    {
        if (lines.Sum(l => (long)l.Length + 1) <= options.MaxText) return [];
        var keep = new bool[lines.Length];
        Keep(keep, 0, Head);
        Keep(keep, lines.Length - Tail, lines.Length);
        foreach (var fact in facts.Where(f => at is not null && f.Evidence.Source == at.Source))
        {
            var place = new Location(fact.Evidence.Source, fact.Evidence.Pointer);
            if (TrialTexts.WithoutLines(place.Pointer) != TrialTexts.WithoutLines(at!.Pointer)) continue;
            var line = place.FirstLine - at.FirstLine;
            Keep(keep, line - Around, line + Around);
        }

        var omitted = new List<PacketRange>();
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i]) continue;
            var first = i;
            while (i + 1 < keep.Length && !keep[i + 1]) i++;
            omitted.Add(new PacketRange(first + 1, i + 1));
        }

        return omitted;
    }

    private static void Keep(bool[] keep, int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(keep.Length, to); i++) keep[i] = true;
    }

    private static string Shown(string[] lines, List<PacketRange> omitted, int id)
    {
        if (omitted.Count == 0 && !Array.Exists(lines, l => l.Length > MaxLine)) return string.Join('\n', lines);
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (next < omitted.Count && omitted[next].From == i + 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"[[lines {omitted[next].From} to {omitted[next].To} of {lines.Length} are left out here; ask to read them: T{id}]]\n");
                i = omitted[next++].To - 1;
                continue;
            }

            var line = lines[i];
            if (line.Length <= MaxLine) text.Append(line);
            else text.Append(line, 0, MaxLine / 2).Append(CultureInfo.InvariantCulture, $"[[{line.Length - MaxLine} characters of line {i + 1} are left out here]]").Append(line, line.Length - (MaxLine / 2), MaxLine / 2);
            text.Append('\n');
        }

        if (text.Length > 0) text.Length--;
        return text.ToString();
    }
}
