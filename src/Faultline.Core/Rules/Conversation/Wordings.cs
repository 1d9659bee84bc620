using System.Globalization;
using System.Text.RegularExpressions;

namespace Faultline.Rules.Conversation;

/// <summary>
/// A text as the sequence of its words, so that two can be compared without regard to case, punctuation, markup and the way in
/// which times of day are written ('13:15' is '1:15 PM').
/// </summary>
internal sealed partial class Wordings
{
    private Wordings(IReadOnlyList<string> words) => Words = words;

    public static Wordings None { get; } = new([]);

    public IReadOnlyList<string> Words { get; }

    public static Wordings Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return None;
        return new Wordings(Split(text.AsSpan().ContainsAnyInRange('0', '9') ? Time().Replace(text, match => " " + TimeOfDay(match) + " ") : text));
    }

    // Letters and digits, joined by apostrophes before letters; a time of day with its sign.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (text[at] == '@')
            {
                at += at + 1 < text.Length && text[at + 1] == '?' ? 2 : 1;
                var digits = at;
                while (at < text.Length && char.IsDigit(text[at])) at++;
                if (at == digits) at = start + 1;
                else words.Add(text[start..at]);
                continue;
            }

            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at == start)
            {
                at++;
                continue;
            }

            while (at + 1 < text.Length && text[at] is '\'' or '\u2019' && char.IsLetter(text[at + 1]))
            {
                at++;
                while (at < text.Length && char.IsLetter(text[at])) at++;
            }

            words.Add(text[start..at].Replace('\u2019', '\'').ToLowerInvariant());
        }

        return words;
    }

    /// <summary>The same words in the same order; a time without AM or PM equals both.</summary>
    public bool Says(Wordings other) => Words.Count > 0 && Words.Count == other.Words.Count && Words.Zip(other.Words).All(pair => Same(pair.First, pair.Second));

    /// <summary>Same words but for some that hold digits.</summary>
    public bool DiffersInFigures(Wordings other)
    {
        if (Words.Count == 0 || Words.Count != other.Words.Count) return false;
        var differing = Words.Zip(other.Words).Where(pair => !Same(pair.First, pair.Second)).ToList();
        return differing.Count > 0 && differing.All(pair => pair.First.Any(char.IsDigit) && pair.Second.Any(char.IsDigit));
    }

    /// <summary>True when this is the beginning of the other, and shorter.</summary>
    public bool Begins(Wordings other) => Words.Count > 0 && Words.Count < other.Words.Count && Words.Zip(other.Words).All(pair => Same(pair.First, pair.Second));

    /// <summary>Share of common words among all words of both: 0 for none, 1 for the same words in any order.</summary>
    public double Likeness(Wordings other)
    {
        if (Words.Count == 0 || other.Words.Count == 0) return 0;
        var left = Words.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var common = other.Words.CountBy(word => word, StringComparer.Ordinal).Sum(word => Math.Min(word.Value, left.GetValueOrDefault(word.Key)));
        return 2.0 * common / (Words.Count + other.Words.Count);
    }

    /// <summary>Words of this that the other has too, as a share of this; words of three letters and fewer do not count.</summary>
    public double ShareIn(Wordings other)
    {
        var own = Words.Where(word => word.Length > 3).ToHashSet(StringComparer.Ordinal);
        return own.Count == 0 ? 0 : (double)own.Count(word => other.Words.Contains(word, StringComparer.Ordinal)) / own.Count;
    }

    /// <summary>True when a word denies: not, no, never, nothing, didn't.</summary>
    public bool Denies => Words.Any(IsDenial);

    /// <summary>True when one of the first words denies: the answer itself is a denial and does not merely hold one.</summary>
    public bool DeniesAtOnce => Words.Take(8).Any(IsDenial);

    private static bool IsDenial(string word) => word is "not" or "no" or "never" or "nothing" or "none" || word.EndsWith("n't", StringComparison.Ordinal);

    private static bool Same(string a, string b) => a == b || (a.StartsWith('@') && b.StartsWith('@') && SameTime(a, b));

    // '@765' is a known minute of the day, '@?45' a minute of half a day; a text may hold anything that looks like one.
    private static bool SameTime(string a, string b) => (a[1] == '?' || b[1] == '?') && Minute(a) is { } one && Minute(b) is { } other && one % 720 == other % 720;

    private static int? Minute(string time) => int.TryParse(time.AsSpan(time[1] == '?' ? 2 : 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minute) ? minute : null;

    private static string TimeOfDay(Match match)
    {
        var (hour, minute) = (int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0);
        var half = match.Groups["half"];
        if (hour > 23 || minute > 59 || (half.Success && hour is 0 or > 12)) return match.Value;
        if (!half.Success) return (hour is 0 or > 12 ? "@" : "@?") + (hour * 60 + minute).ToString(CultureInfo.InvariantCulture);
        var isAfternoon = half.ValueSpan[0] is 'p' or 'P';
        return string.Create(CultureInfo.InvariantCulture, $"@{(hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute}");
    }

    [GeneratedRegex(@"\b(?<h>[0-9]{1,2})(:(?<m>[0-9]{2}))?\s?(?<half>[AaPp])\.?[Mm]\b\.?|\b(?<h>[0-9]{1,2}):(?<m>[0-9]{2})\b(?!:)", RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
