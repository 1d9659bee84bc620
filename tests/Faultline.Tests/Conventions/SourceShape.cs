using System.Text.RegularExpressions;

namespace Faultline.Tests.Conventions;

/// <summary>What one source file must look like; each check gives the violations with file and line.</summary>
internal static partial class SourceShape
{
    public const int MostLines = 500;

    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["src/Faultline.Core"] = "Faultline",
        ["src/Faultline"] = "Faultline",
        ["tests/Faultline.Tests"] = "Faultline.Tests",
        ["bench/Faultline.Benchmarks"] = "Faultline.Benchmarks",
    };

    public static IEnumerable<string> TooLong(SourceFile file)
        => file.LineCount > MostLines ? [$"{file.Path}:{MostLines + 1} {file.LineCount} lines, at most {MostLines}"] : [];

    public static IEnumerable<string> PublicTypes(SourceFile file)
    {
        var types = file.TopLevelTypes;
        foreach (var type in types.Where(t => t.IsPublic && t.Name != file.Subject))
            yield return $"{file.At(type.Index)} public type '{type.Name}' belongs in a file of its name";
        if (types.Count > 0 && types.All(t => t.Name != file.Subject))
            yield return $"{file.Path}:1 declares {string.Join(", ", types.Select(t => $"'{t.Name}'"))} but nothing named like the file";
    }

    public static IEnumerable<string> Namespace(SourceFile file)
    {
        foreach (Match block in BlockNamespace().Matches(file.Code)) yield return $"{file.At(block.Index)} namespaces are file-scoped: end it with ';'";
        var project = Namespaces.Keys.Where(p => file.Path.StartsWith(p + "/", StringComparison.Ordinal)).MaxBy(p => p.Length);
        if (project is null || file.AllTypes.FirstOrDefault() is null) yield break;
        var expected = Namespaces[project] + file.Folder[project.Length..].Replace('/', '.');
        var found = FileNamespace().Match(file.Code);
        if (found.Groups["name"].Value != expected)
            yield return $"{file.At(found.Index)} namespace '{found.Groups["name"].Value}', its folder says '{expected}'";
    }

    public static IEnumerable<string> Regions(SourceFile file) => Region().Matches(file.Code).Select(m => $"{file.At(m.Index)} #region");

    public static IEnumerable<string> HomelessNames(SourceFile file)
    {
        if (Homeless().IsMatch(file.Subject)) yield return $"{file.Path}:1 a file named '{file.Subject}'";
        foreach (var type in file.AllTypes.Where(t => Homeless().IsMatch(t.Name))) yield return $"{file.At(type.Index)} a type named '{type.Name}'";
    }

    public static IEnumerable<string> EmptyCatches(SourceFile file)
    {
        foreach (Match match in Catch().Matches(file.Code))
        {
            var at = AfterParentheses(file.Code, match.Index + match.Length);
            if (When().Match(file.Code, at) is { Success: true } when) at = AfterParentheses(file.Code, when.Index + when.Length);
            if (EmptyBlock().IsMatch(file.Code, at)) yield return $"{file.At(match.Index)} an empty catch";
        }
    }

    /// <summary>The place after the parentheses that open at or after white space from <paramref name="at"/>; the same place when none do.</summary>
    private static int AfterParentheses(string code, int at)
    {
        var open = at;
        while (open < code.Length && char.IsWhiteSpace(code[open])) open++;
        if (open == code.Length || code[open] != '(') return at;
        var depth = 0;
        for (; open < code.Length; open++)
        {
            if (code[open] == '(') depth++;
            if (code[open] == ')' && --depth == 0) return open + 1;
        }

        return at;
    }

    [GeneratedRegex(@"^namespace\s+[\w.]+\s*\{", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex FileNamespace();

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex("(Helpers?|Util(s|ity|ities)?|Manager|Common)$")]
    private static partial Regex Homeless();

    [GeneratedRegex(@"\bcatch\b")]
    private static partial Regex Catch();

    [GeneratedRegex(@"\G\s*when\b")]
    private static partial Regex When();

    [GeneratedRegex(@"\G\s*\{\s*\}")]
    private static partial Regex EmptyBlock();
}
