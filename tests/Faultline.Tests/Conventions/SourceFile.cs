using System.Text.RegularExpressions;

namespace Faultline.Tests.Conventions;

/// <param name="Path">Relative to the repository's root, with '/'.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private string? _code;

    /// <summary>The text without comments and literals; same lines, same columns.</summary>
    public string Code => _code ??= CodeText.Of(Text);

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>The file's name without aspect and extension: <c>Workspace</c> for <c>Workspace.Import.cs</c>.</summary>
    public string Subject => Path[(Path.LastIndexOf('/') + 1)..].Split('.')[0];

    public int LineCount => Text.Count(c => c == '\n') + (Text.EndsWith('\n') ? 0 : 1);

    /// <summary>Types that stand directly in the namespace.</summary>
    public IReadOnlyList<DeclaredType> TopLevelTypes => [.. AllTypes.Where(t => t.Depth == 0)];

    public IEnumerable<DeclaredType> AllTypes
    {
        get
        {
            var depth = 0;
            var counted = 0;
            foreach (Match match in Declaration().Matches(Code))
            {
                for (; counted < match.Index; counted++) depth += Code[counted] switch { '{' => 1, '}' => -1, _ => 0 };
                yield return new DeclaredType(match.Groups["name"].Value, match.Groups["modifiers"].Value.Split(' ').Contains("public"), depth, match.Groups["name"].Index);
            }
        }
    }

    public string At(int index) => $"{Path}:{Code.AsSpan(0, index).Count('\n') + 1}";

    [GeneratedRegex(@"(?<=^|[;{}\]])\s*(?<modifiers>((public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*)(class|struct|interface|enum|record(\s+(class|struct))?|delegate\s+[\w<>\[\],.?]+)\s+(?<name>[A-Z_]\w*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}

/// <param name="Depth">How many braces are open around it.</param>
/// <param name="Index">Where its name stands in the code.</param>
internal sealed record DeclaredType(string Name, bool IsPublic, int Depth, int Index);
