using System.Text.RegularExpressions;

namespace Faultline.Tests.Conventions;

/// <summary>Which way the arrows run (docs/architecture.md).</summary>
internal sealed partial class Layering(IReadOnlyList<SourceFile> sources)
{
    private const string Core = "src/Faultline.Core/";
    private const string Program = "src/Faultline/";

    /// <summary>
    /// What a stage may see besides itself. Answers are the facade's results: they put what the stages returned into words.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Model"] = [],
        ["Importers"] = ["Model", "Text"],
        ["Facts"] = ["Model", "Text"],
        ["Rules"] = ["Model", "Text"],
        ["Clustering"] = ["Model", "Text"],
        ["Batches"] = ["Model"],
        ["Review"] = ["Model", "Text"],
        ["Reports"] = ["Model", "Text"],
        ["History"] = ["Model", "Text"],
        ["Policy"] = ["Model", "Text"],
        ["Store"] = ["Model"],
        ["Patterns"] = ["Model", "Statistics"],
        ["Statistics"] = ["Model"],
        ["Answers"] = ["Model", "Text", "Store", "Reports"],
    };

    private static readonly string[] FrontEnds = ["Commands", "Web", "Mcp"];

    /// <summary>A verb starts the other front ends and installs skills; prompts of the MCP server are skills.</summary>
    private static readonly Dictionary<string, string[]> Starts = new(StringComparer.Ordinal)
    {
        ["Commands"] = ["Mcp", "Web", "Skills"],
        ["Mcp"] = ["Skills"],
    };

    // Catalog is the only type of the root that a stage may name: it knows no stage.
    private readonly HashSet<string> _rootTypes =
        [.. sources.Where(f => f.Folder + "/" == Core).SelectMany(f => f.TopLevelTypes).Select(t => t.Name).Where(n => n != "Catalog")];

    private readonly HashSet<string> _stageTypes =
        [.. sources.Where(f => f.Path.StartsWith(Core, StringComparison.Ordinal)).SelectMany(f => f.TopLevelTypes.Select(t => Stage(f) + "." + t.Name))];

    /// <summary>Arrows that run the wrong way, with file and line.</summary>
    public IEnumerable<string> Violations() => sources.SelectMany(file => Place(file) switch
    {
        { } stage when stage.Length == 0 => file.Subject == "Workspace" ? [] : RootFile(file),
        { } stage when file.Path.StartsWith(Core, StringComparison.Ordinal) => StageFile(file, stage),
        { } folder => FrontEndFile(file, folder),
        null => [],
    });

    private IEnumerable<string> StageFile(SourceFile file, string stage)
    {
        if (!Allowed.TryGetValue(stage, out var allowed)) return [$"{file.Path}:1 stage '{stage}' has no row in {nameof(Layering)}.{nameof(Allowed)}"];
        var sees = Mentions(file).Where(m => m.Stage != stage && !allowed.Contains(m.Stage))
            .Select(m => $"{file.At(m.Index)} {stage} sees '{m.Stage}'; it may see {(allowed.Length == 0 ? "nothing of ours" : string.Join(" and ", allowed))}");
        return sees.Concat(RootMentions(file).Select(m => $"{file.At(m.Index)} {stage} sees '{m.Value}' of the root, which stands above the stages"));
    }

    // Requests and filters that callers hand to the workspace: data about the model, no view of a stage.
    private IEnumerable<string> RootFile(SourceFile file) => Mentions(file).Where(m => m.Stage is not ("Model" or "Text"))
        .Select(m => $"{file.At(m.Index)} only Workspace*.cs sees stages; this file sees '{m.Stage}'");

    private IEnumerable<string> FrontEndFile(SourceFile file, string folder) => Mentions(file)
        .Where(m => m.Stage != "Model" && m.Stage != folder && !(folder == "Program" && FrontEnds.Contains(m.Stage)) && !Starts.GetValueOrDefault(folder, []).Contains(m.Stage))
        .Select(m => $"{file.At(m.Index)} a front end sees the workspace and the model only; this file sees '{m.Stage}'");

    /// <summary>The stage or front end a file belongs to; empty for the root of Core, null for what is not layered.</summary>
    private static string? Place(SourceFile file)
    {
        if (file.Path.StartsWith(Core, StringComparison.Ordinal)) return Stage(file);
        if (!file.Path.StartsWith(Program, StringComparison.Ordinal)) return null;
        return file.Path[Program.Length..].Split('/') is [var folder, _, ..] ? folder : "Program";
    }

    private static string Stage(SourceFile file) => file.Path[Core.Length..].Split('/') is [var stage, _, ..] ? stage : "";

    private IEnumerable<(string Stage, int Index)> Mentions(SourceFile file)
    {
        foreach (Match match in Qualified().Matches(file.Code))
        {
            // 'Faultline.Workspace' is a type of the root, not a stage.
            if (!_rootTypes.Contains(match.Groups["stage"].Value) && match.Groups["stage"].Value != "Catalog")
                yield return (match.Groups["stage"].Value, match.Index);
        }

        // Inside 'namespace Faultline.X' a sibling's type can be named without 'using': 'Store.FileStore'.
        foreach (Match match in Relative().Matches(file.Code))
            if (_stageTypes.Contains(match.Value)) yield return (match.Groups["stage"].Value, match.Index);
    }

    private IEnumerable<Match> RootMentions(SourceFile file)
        => TypeUse().Matches(file.Code).Where(m => _rootTypes.Contains(m.Value));

    [GeneratedRegex(@"(?<![\w.])(?<!namespace\s+)(global::)?Faultline\.(?<stage>[A-Z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<![\w.])(?<stage>[A-Z]\w*)\.[A-Z]\w*", RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();

    // A name in the place of a type: 'X.Y', 'X<..>', 'new X(', 'X name'. A property that is called like a type is none.
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?=\.|<|>|\??\s+[a-z_]\w*\s*[,;)=({])|(?<=\bnew\s+)[A-Z]\w*|(?<=[:,]\s*)[A-Z]\w*(?=\s*[\n{])")]
    private static partial Regex TypeUse();
}
