using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class HistoryVerb : IVerb
{
    public string Name => "history";

    public string Summary => "How a case fared and was labelled before; read earlier reports";

    public int Order => 70;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline history import reports/", "read every report below the folder, say what could not be read and what does not add up"),
        new("faultline history 006-clients/001-use_mutation", "one case through all runs, reports and actions; a bare name will do where it is one"),
    ];

    public void Define(Command command, Shell shell)
    {
        Import(command, shell);
        var asked = new Argument<string?>("CASE") { Description = "Case id, or a part of it that no other has", Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(asked);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(asked) is null && result.Children.All(c => c is not System.CommandLine.Parsing.CommandResult)) result.AddError("a CASE or 'import PATH' was expected");
        });
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).CaseHistory(parsed.GetValue(asked)!, ReportsOption.Folder(parsed, reports), cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }

    private static void Import(Command command, Shell shell)
    {
        var import = new Command("import", "Read the reports below a folder");
        command.Subcommands.Add(import);
        var path = new Argument<string>("PATH") { Description = "Folder of reports, or one Markdown report" };
        import.Arguments.Add(path);
        var workspace = WorkspaceOption.AddTo(import);
        var json = JsonOption.AddTo(import);
        import.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).ImportHistory(parsed.GetValue(path)!, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
