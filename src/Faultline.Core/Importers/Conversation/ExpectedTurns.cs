using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The turns of a benchmark with what each expects, from a JSON file (docs/formats/conversation-bench.md). Python is never run.</summary>
internal sealed class ExpectedTurns
{
    private readonly Dictionary<int, ExpectedTurn> _turns;
    private readonly TurnLinks _links;

    private ExpectedTurns(string path, string listPointer, Dictionary<int, ExpectedTurn> turns)
    {
        Path = path;
        ListPointer = listPointer;
        _turns = turns;
        _links = new TurnLinks([.. turns.Values.OrderBy(turn => turn.Number)]);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>JSON Pointer to the list of turns.</summary>
    public string ListPointer { get; }

    public IReadOnlyList<string> Cases => [.. _turns.Keys.Order().Select(RowTrial.CaseOf)];

    public ExpectedTurn? this[int turn] => _turns.GetValueOrDefault(turn);

    /// <summary>Earlier turns whose actions a turn's reference builds on; null when there are none.</summary>
    public IReadOnlyList<ActionDependency>? DependenciesOf(int turn) => _links.DependenciesOf(turn) is { Count: > 0 } found ? found : null;

    /// <summary>Values that a turn requires and an earlier input already holds.</summary>
    /// <param name="source">This file as seen from the run.</param>
    public IReadOnlyList<GivenValue>? GivenFor(int turn, string source) => _links.GivenFor(turn) is { Count: > 0 } found
        ? [.. found.Select(given => new GivenValue(given.Argument, given.Value, RowTrial.CaseOf(given.By.Number), At(given.By, "input", source)))]
        : null;

    /// <summary>The place of a turn's field.</summary>
    public Location At(ExpectedTurn turn, string field, string source) =>
        new(source, string.Create(CultureInfo.InvariantCulture, $"{ListPointer}/{turn.Index}/{field}"));

    public static ExpectedTurns? For(ImportInput input, RunSource source, List<ImportDiagnostic> notes)
    {
        if (input.Expected == ImportInput.NoExpected) return null;
        if (input.Expected is { } asked) return Read(asked, asked, notes);
        return source.IsLooseFile || source.Name is not null ? null : Beside(source, notes) is { } found ? Read(found, found, notes) : null;
    }

    // Run folder, benchmark folder, 'runs', and what holds 'runs'.
    private static string? Beside(RunSource source, List<ImportDiagnostic> notes)
    {
        var benchmark = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(source.Folder)) ?? "";
        var folder = new DirectoryInfo(source.Folder);
        for (var level = 0; level < 4 && folder is not null; level++, folder = folder.Parent)
        {
            var found = folder.EnumerateFiles("expected*.json").Select(file => file.FullName).Where(path => IsFor(System.IO.Path.GetFileName(path), benchmark))
                .Order(StringComparer.Ordinal).ToList();
            if (found.Count == 1) return found[0];
            if (found.Count <= 1) continue;
            notes.Add(new ImportDiagnostic(source.Shown, null, DiagnosticSeverity.Warning,
                $"Found {found.Count} files with expected turns beside the run ({string.Join(", ", found.Select(System.IO.Path.GetFileName))}); expected one. None is used: choose with --expected FILE."));
            return null;
        }

        return null;
    }

    // expected.json, expected.<benchmark>.json, expected_turns.<benchmark>@<version>.json
    private static bool IsFor(string name, string benchmark)
    {
        var stem = name[..^".json".Length];
        var dot = stem.IndexOf('.', StringComparison.Ordinal);
        var kind = dot < 0 ? stem : stem[..dot];
        if (kind is not ("expected" or "expected_turns")) return false;
        var of = dot < 0 ? null : stem[(dot + 1)..].Split('@')[0];
        return of is null || of == benchmark;
    }

    private static ExpectedTurns? Read(string path, string shown, List<ImportDiagnostic> notes)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), RowTrial.Lenient);
            var root = json.RootElement;
            var isWrapped = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("turns", out var list) && (root = list).ValueKind == JsonValueKind.Array;
            if (root.ValueKind == JsonValueKind.Array)
            {
                var turns = new Dictionary<int, ExpectedTurn>();
                foreach (var (index, turn) in root.EnumerateArray().Index())
                {
                    if (turn.ValueKind == JsonValueKind.Object && Turn(turn, index) is var read) turns.TryAdd(read.Number, read);
                }

                return new ExpectedTurns(path, isWrapped ? "/turns" : "", turns);
            }

            notes.Add(new ImportDiagnostic(shown, null, DiagnosticSeverity.Error, "Found no list of turns; expected a JSON array of turns, or an object with 'turns'. The runs are read without expected turns."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            notes.Add(new ImportDiagnostic(shown, null, DiagnosticSeverity.Error, $"Expected turns cannot be read: {e.Message} The runs are read without them."));
        }

        return null;
    }

    private static ExpectedTurn Turn(JsonElement turn, int index)
    {
        var flexible = Names(turn, "flexible_args");
        var required = turn.TryGetProperty("required_function_call", out var calls) ? calls : default;
        var scripted = turn.TryGetProperty("function_call_response", out var responses) ? responses : default;
        return new ExpectedTurn(turn.TryGetProperty("turn", out var number) && number.TryGetInt32Safe() is { } given ? given : index, index)
        {
            Input = turn.At("input").Text(),
            Golden = turn.At("golden_text").Text(),
            CallsText = required.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? required.GetRawText() : null,
            Needs = turn.At("depends_on") is { ValueKind: JsonValueKind.Array } needs ? [.. needs.EnumerateArray().Select(need => need.TryGetInt32Safe()).OfType<int>()] : null,
            Categories = [.. Names(turn, "categories"), .. turn.At("subcategory").Text() is { } sub ? new[] { sub } : []],
            Calls = required.ValueKind switch
            {
                JsonValueKind.Object => [Call(required, scripted.ValueKind == JsonValueKind.Array && scripted.GetArrayLength() > 0 ? scripted[0] : scripted, flexible)],
                JsonValueKind.Array => [.. required.EnumerateArray().Index().Select(c => Call(c.Item, scripted.ValueKind == JsonValueKind.Array ? c.Index < scripted.GetArrayLength() ? scripted[c.Index] : default : scripted, flexible))],
                _ => [],
            },
        };
    }

    private static ToolCall Call(JsonElement call, JsonElement result, IReadOnlyList<string> flexible)
    {
        var own = Names(call, "flexible_args");
        IReadOnlyList<string> open = [.. flexible.Concat(own).Distinct(StringComparer.Ordinal)];
        return new ToolCall(
            call.At("name").Text() ?? "",
            call.ValueKind == JsonValueKind.Object && call.TryGetProperty("args", out var args) ? args.GetRawText() : null,
            result.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : result.GetRawText(),
            FlexibleArguments: open.Count == 0 ? null : open);
    }

    private static IReadOnlyList<string> Names(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
