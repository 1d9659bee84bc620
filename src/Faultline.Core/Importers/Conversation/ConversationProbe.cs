using System.Text;

namespace Faultline.Importers.Conversation;

/// <summary>Looks at names and first kilobytes.</summary>
internal static class ConversationProbe
{
    private const int HeadBytes = 16 << 10;

    public static Probe Look(ImportInput input)
    {
        if (File.Exists(input.Path)) return LookAt(input.Path);
        if (!input.IsFolder) return new Probe(Certainty.No, "there is no such file or folder");
        try
        {
            if (RunFolder.Is(input.Path)) return new Probe(Certainty.Sure, "holds judged rows or a transcript of a conversation");
            return RunSources.AnyBelow(input.Path)
                ? new Probe(Certainty.Sure, "holds run folders with judged rows or a comparison's run_results.csv")
                : new Probe(Certainty.No, "no *_judged.jsonl, transcript.jsonl or run_results.csv here");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Probe(Certainty.No, e.Message);
        }
    }

    private static Probe LookAt(string path)
    {
        var name = Path.GetFileName(path);
        if (name == ComparisonTable.FileName) return new Probe(Certainty.Sure, "the table of a comparison");
        if (RunSource.JudgeOf(path) is not null || name == RunFolder.Transcript) return new Probe(Certainty.Sure, "rows of a conversation run, by its name");
        if (!name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)) return new Probe(Certainty.No, "no file of rows");
        var head = Head(path);
        return head.Contains("\"turn\"", StringComparison.Ordinal) && (head.Contains("\"scores\"", StringComparison.Ordinal) || head.Contains("\"failed_dimensions\"", StringComparison.Ordinal))
            ? new Probe(Certainty.Sure, "rows with a turn and its scores")
            : new Probe(Certainty.No, "rows without turns and scores");
    }

    internal static string Head(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[HeadBytes];
            return Encoding.UTF8.GetString(bytes.AsSpan(0, RandomAccess.Read(file, bytes, 0)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it will say so; a probe has no opinion.
            return "";
        }
    }
}
