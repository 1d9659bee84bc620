namespace Faultline.Importers.Conversation;

/// <summary>One run as found on disk.</summary>
/// <param name="Folder">Absolute path of the run folder, or of the folder that holds a single file of rows.</param>
/// <param name="Shown">The folder as the user would type it.</param>
/// <param name="Rows">Absolute path of the file whose rows are the trials: judged rows, or the transcript where nothing was judged.</param>
internal sealed record RunSource(string Folder, string Shown, string Rows)
{
    /// <summary>The judge whose verdicts are read, e.g. <c>openai</c>; null when the rows are a transcript's or the file has another name.</summary>
    public string? Judge => JudgeOf(Rows);

    /// <summary>Judged files of the same run that are not read.</summary>
    public IReadOnlyList<string> OtherJudges { get; init; } = [];

    /// <summary>Model as a comparison's table names it.</summary>
    public string? TableModel { get; init; }

    /// <summary>True when the rows may belong to several runs, each row naming its own.</summary>
    public bool IsLooseFile { get; init; }

    /// <summary>The run's id where its folder does not name it: a file of rows that lies anywhere.</summary>
    public string? Name { get; init; }

    public string ShownFor(string file) => Path.Join(Shown, Path.GetRelativePath(Folder, file));

    internal static string? JudgeOf(string path)
    {
        const string Ending = "_judged.jsonl";
        var name = Path.GetFileName(path);
        return name.EndsWith(Ending, StringComparison.Ordinal) && name.Length > Ending.Length ? name[..^Ending.Length] : null;
    }
}
