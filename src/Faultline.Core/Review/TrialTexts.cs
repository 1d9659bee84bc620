using Faultline.Model;

namespace Faultline.Review;

/// <summary>
/// The texts of one trial by their places, as they were stored. A quote is looked up here first, so that evidence can be checked where
/// the input is gone; what is not here is read from the input.
/// </summary>
/// <param name="inputRoot">Root of the run's input; evidence never leads out of it.</param>
/// <param name="facts">Their quotes were found when they were read.</param>
/// <param name="shown">The packet that the reviewer saw; null when none was shown.</param>
/// <param name="gaps">Registered gaps from outside the run.</param>
/// <param name="clean">What was done to every text before it was shown.</param>
internal sealed class TrialTexts(string inputRoot, Trial trial, IReadOnlyList<Fact> facts, ReviewPacket? shown, IReadOnlyList<PacketGap> gaps, Func<string, string> clean)
{
    private readonly SourceReader _reader = new();

    private readonly List<(Location At, string Text)> _texts = [.. TextsOf(trial), .. facts.Select(f => (new Location(f.Evidence.Source, f.Evidence.Pointer), f.Evidence.Quote)), .. gaps.Select(g => (new Location(g.Source, g.Pointer), g.Text))];

    public Trial Trial { get; } = trial;

    public string Clean(string text) => clean(text);

    /// <summary>The evidence with its source as it is stored: reviewers may give the packet's short id, or a path without the model's name.</summary>
    public Evidence Resolve(Evidence evidence)
    {
        if (shown?.Texts.Concat(Others(shown)).FirstOrDefault(t => t.Id == evidence.Source) is { } named)
            evidence = evidence with { Source = named.Source, Pointer = Continued(named.Pointer, evidence.Pointer) };
        if (_texts.Exists(t => t.At.Source == evidence.Source)) return evidence;
        return _texts.Find(t => clean(t.At.Source) == evidence.Source) is { At: { } real } ? evidence with { Source = real.Source } : evidence;
    }

    /// <summary>The stored texts at the place; of a text that is stored in part the part.</summary>
    public IReadOnlyList<string> Stored(Location at)
    {
        var found = new List<string>();
        foreach (var (place, text) in _texts)
            if (place.Source == at.Source && WithoutLines(place.Pointer) == WithoutLines(at.Pointer) && LinesOf(text, place, at) is { } lines) found.Add(lines);
        return found;
    }

    /// <summary>The text at the place as the run's input has it now; null with the reason when it cannot be read.</summary>
    public string? InInput(Location at, out string? problem)
    {
        problem = StaysInside(at.Source) ? null : $"'{at.Source}' leads out of the run's input";
        return problem is null ? _reader.Read(inputRoot, at, out problem) : null;
    }

    /// <summary>Every stored text.</summary>
    public IEnumerable<string> All => _texts.Select(t => t.Text);

    /// <summary>The place of the text in which the quote stands, where the reviewer cited another one.</summary>
    public Location? Holding(Func<string, bool> holds) => _texts.Where(t => holds(t.Text)).Select(t => t.At).FirstOrDefault();

    public static bool StaysInside(string source)
        => source.Length > 0 && !Path.IsPathRooted(source) && !source.Contains(':', StringComparison.Ordinal)
            && !source.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    private static string? LinesOf(string text, Location place, Location at)
    {
        if (at.Pointer == place.Pointer || WithoutLines(at.Pointer).Length == at.Pointer.Length) return text;
        var lines = text.Split('\n');
        // Lines of the place count from the beginning of its source, those of the text from its own.
        var (first, last) = (at.FirstLine - place.FirstLine, at.LastLine - place.FirstLine);
        return first >= 0 && last >= first && last < lines.Length ? string.Join('\n', lines[first..(last + 1)]) : null;
    }

    // 'T3' with '#L12' is line 12 of the text; with nothing, the text; a whole pointer stays.
    private static string Continued(string pointer, string asked)
        => asked.Length == 0 ? pointer : WithoutLines(asked).Length == 0 ? WithoutLines(pointer) + asked : asked;

    // '/log#L3-L5' is '/log'. '#L12/text' begins with a row and has no lines.
    internal static string WithoutLines(string pointer)
    {
        var at = pointer.LastIndexOf("#L", StringComparison.Ordinal);
        return at < 0 || pointer.AsSpan(at).Contains('/') ? pointer : pointer[..at];
    }

    private static IEnumerable<PacketText> Others(ReviewPacket packet)
        => packet.Trial.Checks.SelectMany(c => new[] { c.Message, c.Detail }).Append(packet.Trial.Error).OfType<PacketText>();

    private static IEnumerable<(Location At, string Text)> TextsOf(Trial trial)
    {
        if (trial is { Error: { } error, ErrorAt: { } errorAt }) yield return (errorAt, error);
        foreach (var check in trial.Checks)
        {
            if (check is { Message: { } message, MessageAt: { } messageAt }) yield return (messageAt, message);
            if (check is { Detail: { } detail, DetailAt: { } detailAt }) yield return (detailAt, detail);
        }

        foreach (var artifact in trial.Artifacts)
            if (artifact.Text is { } text) yield return (artifact.At, text);
    }
}
