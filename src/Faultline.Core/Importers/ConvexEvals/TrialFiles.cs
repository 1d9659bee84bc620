using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The files of one trial before they are sorted into kinds: a name, a text or the reason why there is none.</summary>
internal sealed record TrialFile(string Name, Location At, string? Text, string? Note);

/// <summary>Turns the files of the output folder and of the eval's own folder into artifacts.</summary>
internal static class TrialFiles
{
    public const string RunLogName = "run.log";

    private const string BinaryMark = "<binary file>";
    private const string BinaryNote = "binary file: no text";

    /// <summary>The files of <c>outputFiles</c> or <c>evalSourceFiles</c> of a debug info.</summary>
    public static List<TrialFile> OfJson(Node files)
    {
        var list = new List<TrialFile>();
        foreach (var (name, value) in files.Fields())
        {
            if (value.Element.ValueKind != System.Text.Json.JsonValueKind.String)
            {
                value.Origin.Notes.Error(value.Origin.Path, $"'{value.Pointer}' is {Node.Kind(value.Element.ValueKind)}, expected the text of a file; it is skipped.");
                continue;
            }

            var text = value.Element.GetString();
            list.Add(text == BinaryMark ? new TrialFile(name, value.At, null, BinaryNote) : new TrialFile(name, value.At, text, null));
        }

        return list;
    }

    /// <summary>A file from its bytes: text, or a note that says why not.</summary>
    public static TrialFile OfBytes(string name, Location at, ReadOnlySpan<byte> bytes, Action onInvalid)
    {
        if (bytes.Contains((byte)0)) return new TrialFile(name, at, null, BinaryNote);
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return new TrialFile(name, at, TextOf(bytes), null);
        if (!KnownText.Contains(Path.GetExtension(name))) return new TrialFile(name, at, null, BinaryNote);
        onInvalid();
        return new TrialFile(name, at, TextOf(bytes), null);
    }

    public static IEnumerable<Artifact> Outputs(IEnumerable<TrialFile> files)
        => files.Select(file => Artifact(file, file.Name, file.Name is RunLogName or "raw_model_response.md" ? ArtifactKind.Log : ArtifactKind.Output));

    /// <param name="task">The task as the eval states it, for evals whose folder is not there.</param>
    public static IEnumerable<Artifact> Sources(IReadOnlyList<TrialFile> files, (string Text, Location At)? task)
    {
        if (task is { } t && !files.Any(file => file.Name == "TASK.txt"))
        {
            yield return new Artifact { Name = "TASK.txt", Kind = ArtifactKind.Task, At = t.At, Text = t.Text };
        }

        foreach (var file in files)
        {
            yield return file.Name switch
            {
                "TASK.txt" => Artifact(file, file.Name, ArtifactKind.Task),
                "grader.test.ts" => Artifact(file, file.Name, ArtifactKind.Grader),
                "GAPS.txt" => Artifact(file, file.Name, ArtifactKind.GapNote),
                _ when file.Name.StartsWith("answer/", StringComparison.Ordinal) => Artifact(file, file.Name["answer/".Length..], ArtifactKind.Expected),
                _ => Artifact(file, file.Name, ArtifactKind.Other),
            };
        }
    }

    private static readonly HashSet<string> KnownText = new(StringComparer.OrdinalIgnoreCase)
    {
        ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".json", ".md", ".txt", ".html", ".css", ".yaml", ".yml", ".toml", ".log", ".svg", ".sh",
    };

    private static string TextOf(ReadOnlySpan<byte> bytes)
        => System.Text.Encoding.UTF8.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes);

    private static Artifact Artifact(TrialFile file, string name, ArtifactKind kind)
        => new() { Name = name, Kind = kind, At = file.At, Text = file.Text, Note = file.Note };
}
