namespace Faultline.Importers;

/// <summary>What the user named: a file or a folder.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Shown">The path as the user typed it, for messages.</param>
public sealed record ImportInput(string Path, string Shown)
{
    /// <summary>Absolute path of a file that says what each case expects; <see cref="NoExpected"/> for none at all; null to look beside the runs.</summary>
    public string? Expected { get; init; }

    /// <summary>Absolute path of a folder of run folders, for tables that name runs by another machine's paths.</summary>
    public string? RunsRoot { get; init; }

    /// <summary>Absolute paths of everything that was named together with this input, itself included.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Value of <see cref="Expected"/> that stands for "use none, even where one lies beside the runs".</summary>
    public const string NoExpected = "none";

    public bool IsFolder => Directory.Exists(Path);

    public static ImportInput Of(string path) => new(System.IO.Path.GetFullPath(path), path);

    /// <summary>A path under this input as the user would type it.</summary>
    public string ShownFor(string absolute)
    {
        var relative = System.IO.Path.GetRelativePath(Path, absolute);
        return relative == "." ? Shown : System.IO.Path.Join(Shown, relative);
    }
}
