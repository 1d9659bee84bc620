using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

/// <summary><c>rules stats</c>.</summary>
internal static class RulesStats
{
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline rules stats", "precision of every rule over all reviewed failures, and where labels moved to"),
        new("faultline rules stats jn76 --json", "of one run, for machines"),
    ];

    public static void AddTo(Command rules, Shell shell)
    {
        var command = new Command("stats", "Precision of each rule by the verdicts of those who read the failures");
        var run = new Argument<string?>("RUN") { Description = "Run id or a unique prefix of it. Default: every run", Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(run);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).RuleStats(parsed.GetValue(run), cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
        rules.Subcommands.Add(command);
    }
}
