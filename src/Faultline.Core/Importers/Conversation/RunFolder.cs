namespace Faultline.Importers.Conversation;

/// <summary>Knows a run folder by its files and picks the file whose rows count.</summary>
internal static class RunFolder
{
    internal const string Transcript = "transcript.jsonl";

    // Two judges of one run are two opinions on the same turns: one is read, so that nothing counts twice.
    private static readonly string[] _preferred = ["openai", "claude"];

    public static bool Is(string folder) => Directory.Exists(folder) && (Judged(folder).Count > 0 || HasTranscript(folder));

    // Other harnesses call their logs so too: the first row must be a turn. An empty file says nothing of whose it is.
    private static bool HasTranscript(string folder)
    {
        var path = Path.Join(folder, Transcript);
        return File.Exists(path) && (new FileInfo(path).Length == 0
            ? File.Exists(Path.Join(folder, "runtime.json"))
            : ConversationProbe.Head(path) is var head && head.Contains("\"turn\"", StringComparison.Ordinal) && head.Contains("\"assistant_text\"", StringComparison.Ordinal));
    }

    /// <summary>The run in a folder; null when it holds neither judged rows nor a transcript.</summary>
    public static RunSource? Open(string folder, string shown, string? tableModel = null)
    {
        var judged = Judged(folder);
        // An empty file of a better judge says less than a full one of another.
        var chosen = judged.Find(path => new FileInfo(path).Length > 0) ?? (judged.Count > 0 ? judged[0] : null);
        var transcript = Path.Join(folder, Transcript);
        if (chosen is null && !HasTranscript(folder)) return null;
        return new RunSource(folder, shown, chosen ?? transcript)
        {
            OtherJudges = [.. judged.Where(path => path != chosen)],
            TableModel = tableModel,
        };
    }

    /// <summary>Judged files: the preferred judges first, then the others by name.</summary>
    private static List<string> Judged(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*_judged.jsonl")
            .OrderBy(path => Array.IndexOf(_preferred, RunSource.JudgeOf(path)) is >= 0 and var place ? place : _preferred.Length)
            .ThenBy(Path.GetFileName, StringComparer.Ordinal),
    ];
}
