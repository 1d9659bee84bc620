namespace Faultline.Text;

/// <summary>Text in the form in which quotes are compared.</summary>
public static class Flat
{
    /// <summary>Without terminal colours, in one line, each run of white space as one blank.</summary>
    public static string Of(string text) => string.Join(' ', AnsiText.Strip(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
