namespace Faultline.Text;

/// <summary>Words that belong to a date or a time beside numbers: <c>Fri Jul 01 08:16:53 PDT 2005</c>.</summary>
internal static class DateWords
{
    private static readonly HashSet<string> Days = Set("Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday");

    private static readonly HashSet<string> Months = Set("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec January February March April June July August September October November December");

    private static readonly HashSet<string> Zones = Set("UTC GMT PST PDT MST MDT CST CDT EST EDT CET CEST BST IST JST");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DayLookup = Days.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MonthLookup = Months.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ZoneLookup = Zones.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A month before or after a number, a day before a month, a zone after a number. Alone they are words.</summary>
    /// <param name="after">The text behind the word.</param>
    /// <param name="afterNumber">The token before the word is masked.</param>
    public static bool Is(ReadOnlySpan<char> word, ReadOnlySpan<char> after, bool afterNumber)
    {
        if (word.Length is < 3 or > 9 || !char.IsAsciiLetterUpper(word[0])) return false;
        if (afterNumber && ZoneLookup.Contains(word)) return true;
        after = after.TrimStart(" ,");
        if (MonthLookup.Contains(word)) return after.Length > 0 && char.IsAsciiDigit(after[0]);
        if (!DayLookup.Contains(word)) return false;
        var end = after.IndexOfAny(' ', ',');
        return end > 0 && (MonthLookup.Contains(after[..end]) || (char.IsAsciiDigit(after[0]) && MonthLookup.Contains(Second(after[end..]))));
    }

    private static ReadOnlySpan<char> Second(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" ,");
        var end = text.IndexOfAny(' ', ',');
        return end < 0 ? text : text[..end];
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
