using System.CommandLine;
using System.Globalization;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class GapsVerb : IVerb
{
    private const int RunsUntilStale = 3;

    public string Name => "gaps";

    public string Summary => "The register of known gaps: list, add, check";

    public int Order => 72;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline gaps list", "every registered gap with the line it stands on"),
        new("faultline gaps add --id on-submit --match \"code = '@typescript-eslint/no-misused-promises'\" --reason \"the reference does it too\" --expires 2027-01-31", "register one"),
        new("faultline gaps add --from evals/", "take the entries of every GAPS.txt below the folder; headers, 'None' and resolved ones are left out and named"),
        new("faultline gaps check", "which gaps are stale, expired, or explain nothing; exit code 1 when there are any"),
    ];

    public void Define(Command command, Shell shell)
    {
        // Without a part, the list.
        List(command, shell);
        var list = new Command("list", "Every registered gap");
        command.Subcommands.Add(list);
        List(list, shell);
        Add(command, shell);
        Check(command, shell);
    }

    private static void List(Command list, Shell shell)
    {
        var workspace = WorkspaceOption.AddTo(list);
        var json = JsonOption.AddTo(list);
        list.SetAction(parsed =>
        {
            var result = workspace.Open(parsed, shell).ListGaps();
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }

    private static void Add(Command command, Shell shell)
    {
        var add = new Command("add", "Register a gap, or those of a tree of notes");
        command.Subcommands.Add(add);
        var from = Text(add, "--from", "DIR", "Folder with GAPS.txt notes ({category}/{name}/GAPS.txt), or one note");
        var id = Text(add, "--id", "ID", "Name of the gap, lower-kebab, never reused");
        var match = Text(add, "--match", "PREDICATE", "Which failures it explains (docs/user-rules.md describes the language)");
        var reason = Text(add, "--reason", "TEXT", "Why the failure is not the model's");
        var owner = Text(add, "--owner", "NAME", "Who looks after it");
        var since = Day(add, "--since", "Since when it is known");
        var expires = Day(add, "--expires", "The last day on which it counts");
        var source = Text(add, "--source", "PLACE", "Where it was written down first: an address or path:line");
        var workspace = WorkspaceOption.AddTo(add);
        var json = JsonOption.AddTo(add);
        add.SetAction(parsed =>
        {
            var result = workspace.Open(parsed, shell).AddGaps(new GapAddRequest
            {
                From = parsed.GetValue(from),
                Id = parsed.GetValue(id),
                Match = parsed.GetValue(match),
                Reason = parsed.GetValue(reason),
                Owner = parsed.GetValue(owner),
                Since = DayOption.Value(parsed, since),
                Expires = DayOption.Value(parsed, expires),
                Source = parsed.GetValue(source),
            });
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }

    private static void Check(Command command, Shell shell)
    {
        var check = new Command("check", "Which gaps are stale, expired, or explain nothing");
        command.Subcommands.Add(check);
        var runs = new Option<int>("--runs")
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"Runs without a match after which a gap is stale. Default: {RunsUntilStale}"),
            HelpName = "N",
            DefaultValueFactory = _ => RunsUntilStale,
        };
        check.Options.Add(runs);
        var workspace = WorkspaceOption.AddTo(check);
        var json = JsonOption.AddTo(check);
        check.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).CheckGaps(parsed.GetValue(runs), cancel);
            var exit = shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
            return Task.FromResult(exit == ExitCode.Done && result.HasFindings ? ExitCode.Found : exit);
        });
    }

    private static Option<string?> Text(Command command, string name, string help, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = help };
        command.Options.Add(option);
        return option;
    }

    private static Option<string?> Day(Command command, string name, string description) => DayOption.AddTo(command, name, description);
}
