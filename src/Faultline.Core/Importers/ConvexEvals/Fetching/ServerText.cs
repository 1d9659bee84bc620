using System.Text;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Text that a server chose, made fit for one line of a terminal.</summary>
internal static class ServerText
{
    private const int Longest = 300;

    /// <summary>Control characters (colours, cursor moves, line breaks) become spaces; long text is cut and says so.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var c in text)
        {
            if (line.Length >= Longest) return line.Append(" ...").ToString();
            var shown = char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c;
            if (shown != ' ' || (line.Length > 0 && line[^1] != ' ')) line.Append(shown);
        }

        return line.ToString().TrimEnd();
    }
}
