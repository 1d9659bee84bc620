using System.Globalization;
using System.Text;
using Faultline.Model;

namespace Faultline.Mcp;

internal sealed class ArtifactTools : IToolset
{
    private const int DefaultLines = 120;

    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "artifact_list",
            Description = "The texts of one failure (task, output, expected, grader, logs): kind, name, lines, and source and pointer to cite.",
            Parameters = [ToolParameter.Text("failure", "Failure id or a unique prefix, or RUN/CASE").Needed()],
            Answer = (call, cancel) => Task.FromResult(List(call, cancel)),
        },
        new()
        {
            Name = "artifact_read",
            Description = "A range of lines of one text of a failure, by kind/name as artifact_list says it, or of any source and pointer that evidence names.",
            Parameters =
            [
                ToolParameter.Text("failure", "Failure id or a unique prefix, or RUN/CASE").Needed(),
                ToolParameter.Text("artifact", "kind/name, e.g. output/convex/index.ts"),
                ToolParameter.Text("source", "Instead of artifact: a source as evidence names it"),
                ToolParameter.Text("pointer", "With source: JSON Pointer and/or #L3-L9"),
                ToolParameter.Number("from", "First line, counted from 1 (default 1)"),
                ToolParameter.Number("lines", "How many lines (default 120)"),
            ],
            Answer = (call, cancel) => Task.FromResult(Read(call, cancel)),
        },
    ];

    private static string List(ToolCall call, CancellationToken cancel)
    {
        var shown = call.Workspace.Show(call.Needed("failure"), cancel);
        var lines = shown.Trial.Artifacts.Select(a => string.Create(CultureInfo.InvariantCulture,
            $"{Named(a)}  {(a.Text is { } text ? $"{text.Count(c => c == '\n') + 1} lines" : a.Note)}  source {a.At.Source} pointer {(a.At.Pointer.Length == 0 ? "\"\"" : a.At.Pointer)}")).ToList();
        return Listing.Write(string.Create(CultureInfo.InvariantCulture, $"{lines.Count} texts of [{shown.Analysis.Failure}] {shown.Trial.Key.Case}"), lines, 0, lines.Count, _ => "artifact_read by name");
    }

    private static string Read(ToolCall call, CancellationToken cancel)
    {
        var shown = call.Workspace.Show(call.Needed("failure"), cancel);
        var (name, text) = (call.Text("artifact"), call.Text("source")) switch
        {
            ({ } artifact, null) => (artifact, Content(shown.Trial, artifact)),
            (null, { } source) => ($"{source} {call.Text("pointer")}", call.Workspace.ReadSource(shown.Run.Id, new Location(source, call.Text("pointer") ?? ""))),
            _ => throw new UserError("artifact_read needs either 'artifact' or 'source'.", $"artifact_list(failure=\"{shown.Analysis.Failure}\") names them."),
        };
        return Range(call, shown.Analysis.Failure, name, Workspace.AsShown(shown.Run, text));
    }

    private static string Content(Trial trial, string asked)
    {
        var named = trial.Artifacts.Where(a => Named(a) == asked || a.Name == asked).ToList();
        if (named is not [var only])
            throw new UserError(named.Count == 0 ? $"There is no text '{asked}' here." : $"'{asked}' names {named.Count} texts.", $"Texts: {string.Join(", ", trial.Artifacts.Select(Named).Take(40))}.");
        return only.Text ?? throw new UserError($"'{asked}' has no text: {only.Note}.", "Read it by source and pointer, or go on without it and say so under 'missing'.");
    }

    private static string Range(ToolCall call, string failure, string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var from = Math.Max(1, call.Number("from") ?? 1);
        if (from > lines.Length) throw new UserError($"'{name}' has {lines.Length} lines; line {from} was asked for.", "Ask for a line that is there.");
        var page = new StringBuilder();
        var last = from - 1;
        foreach (var line in lines.Skip(from - 1).Take(Math.Max(1, call.Number("lines") ?? DefaultLines)))
        {
            var cut = Listing.Fit(line, Listing.MaxBytes / 2);
            if (last >= from && Encoding.UTF8.GetByteCount(cut) + page.Length > Listing.MaxBytes) break;
            page.Append(cut).Append('\n');
            last++;
        }

        var shown = Fence.Around(string.Create(CultureInfo.InvariantCulture, $"{name}, lines {from}-{last} of {lines.Length}"), page.ToString());
        if (last >= lines.Length) return shown;
        var what = call.Text("artifact") is { } artifact ? $"artifact=\"{artifact}\"" : $"source=\"{call.Text("source")}\", pointer=\"{call.Text("pointer")}\"";
        return shown + string.Create(CultureInfo.InvariantCulture, $"next: artifact_read(failure=\"{failure}\", {what}, from={last + 1})\n");
    }

    private static string Named(Artifact artifact) => $"{artifact.Kind.Name()}/{artifact.Name}";
}
