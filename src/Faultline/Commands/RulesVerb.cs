using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class RulesVerb : IVerb
{
    public string Name => "rules";

    public string Summary => "Rules of your own in .faultline/rules.yaml: list, test, explain; and how every rule fared";

    public int Order => 74;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline rules test", "run the examples that travel with each rule; exit code 1 when one does not hold"),
        new("faultline rules list", "what each rule does to the failures of the workspace; dead and shadowed ones are marked"),
        new("faultline rules explain f3k9", "which rules and gaps a failure meets, part by part"),
        .. RulesStats.Examples,
    ];

    public void Define(Command command, Shell shell)
    {
        // Without a part, the list.
        List(command, shell);
        var list = new Command("list", "What each rule does to the failures of the workspace");
        command.Subcommands.Add(list);
        List(list, shell);
        Test(command, shell);
        Explain(command, shell);
        RulesStats.AddTo(command, shell);
    }

    private static void List(Command list, Shell shell)
    {
        var workspace = WorkspaceOption.AddTo(list);
        var json = JsonOption.AddTo(list);
        list.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).ListRules(cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }

    private static void Test(Command command, Shell shell)
    {
        var test = new Command("test", "Run the examples that travel with each rule");
        command.Subcommands.Add(test);
        var workspace = WorkspaceOption.AddTo(test);
        var json = JsonOption.AddTo(test);
        test.SetAction(parsed =>
        {
            var result = workspace.Open(parsed, shell).TestRules();
            var exit = shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
            return exit == ExitCode.Done && result.HasProblems ? ExitCode.Found : exit;
        });
    }

    private static void Explain(Command command, Shell shell)
    {
        var explain = new Command("explain", "Which rules and gaps a failure meets, part by part");
        command.Subcommands.Add(explain);
        var failure = new Argument<string>("FAILURE") { Description = "Failure id or a unique prefix; or RUN/CASE" };
        explain.Arguments.Add(failure);
        var workspace = WorkspaceOption.AddTo(explain);
        var json = JsonOption.AddTo(explain);
        explain.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).ExplainRules(parsed.GetValue(failure)!, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
