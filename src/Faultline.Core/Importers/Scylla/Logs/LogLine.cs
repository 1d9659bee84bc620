using System.Text;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>A line of a log worth keeping; its text may be cut at the end.</summary>
internal sealed record LogLine(int Number, string Text)
{
    private const int LongestText = 240;

    /// <summary>The runner did not expect it; no 'Completed' line follows.</summary>
    public bool IsUnexpected { get; init; }

    public static LogLine Of(int number, ReadOnlySpan<byte> line)
    {
        // Cut between characters: a quote must be found again.
        var length = Math.Min(line.Length, LongestText);
        while (length > 0 && length < line.Length && (line[length] & 0xC0) == 0x80) length--;
        return new LogLine(number, Encoding.UTF8.GetString(line[..length]));
    }
}
