namespace Faultline.Importers;

/// <summary>What the user named: a file or a folder.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Shown">The path as the user typed it, for messages.</param>
public sealed record ImportInput(string Path, string Shown)
{
    public bool IsFolder => Directory.Exists(Path);

    public static ImportInput Of(string path) => new(System.IO.Path.GetFullPath(path), path);

    /// <summary>A path under this input as the user would type it.</summary>
    public string ShownFor(string absolute)
    {
        var relative = System.IO.Path.GetRelativePath(Path, absolute);
        return relative == "." ? Shown : System.IO.Path.Join(Shown, relative);
    }
}
