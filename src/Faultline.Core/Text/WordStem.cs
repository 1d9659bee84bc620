namespace Faultline.Text;

/// <summary>A crude stem: enough to see one word in its forms (registered, registration; vote, voted; suggestions, suggestion).</summary>
public static class WordStem
{
    private const int Letters = 6;

    public static string Of(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower.Length > Letters ? lower[..Letters] : lower.TrimEnd('s', 'd');
    }
}
