using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class ActionsVerb : IVerb
{
    public string Name => "actions";

    public string Summary => "What was changed because of findings, and whether it helped";

    public int Order => 76;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline actions add --what \"The grader looks at names\" --cases 003-crons --date 2026-02-11", "record a change; later runs are held against it"),
        new("faultline actions list", "every action, recorded here or told of in a report, with its effect on later runs"),
    ];

    public void Define(Command command, Shell shell)
    {
        Add(command, shell);
        // Without a part, the list.
        List(command, shell);
        var list = new Command("list", "Every action with its effect on later runs");
        command.Subcommands.Add(list);
        List(list, shell);
    }

    private static void List(Command list, Shell shell)
    {
        var workspace = WorkspaceOption.AddTo(list);
        var json = JsonOption.AddTo(list);
        list.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).ListActions(cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }

    private static void Add(Command command, Shell shell)
    {
        var add = new Command("add", "Record a change that was made because of findings");
        command.Subcommands.Add(add);
        var what = new Option<string>("--what") { Description = "What was changed, in a sentence", HelpName = "TEXT", Required = true };
        var cases = new Option<string[]>("--cases") { Description = "The cases it should affect, with commas or one by one", HelpName = "CASES", Required = true, AllowMultipleArgumentsPerToken = true };
        add.Options.Add(what);
        add.Options.Add(cases);
        var date = DayOption.AddTo(add, "--date", "When it was made. Default: today");
        var workspace = WorkspaceOption.AddTo(add);
        var json = JsonOption.AddTo(add);
        add.SetAction((parsed, cancel) =>
        {
            var named = parsed.GetValue(cases)!.SelectMany(c => c.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            var result = workspace.Open(parsed, shell).AddAction(parsed.GetValue(what)!, named, DayOption.Value(parsed, date), cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
