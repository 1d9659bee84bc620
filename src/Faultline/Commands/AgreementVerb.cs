using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class AgreementVerb : IVerb
{
    public string Name => "agreement";

    public string Summary => "How far reviewers, people and rules agree, and how far labels can be trusted";

    public int Order => 100;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline agreement jn76", "every pair of parties: precision, recall, kappa, AC1, confusion; calibration; corrected shares"),
        new("faultline agreement --reference people --precision 0.95", "all runs, against the labels of people"),
    ];

    public void Define(Command command, Shell shell)
    {
        var runs = new Argument<string[]>("RUN") { Description = "Run ids or unique prefixes. Default: every run", Arity = ArgumentArity.ZeroOrMore };
        var reference = new Option<string?>("--reference") { Description = "The party taken as right: a reviewer, people, reviewed or rules. Default: of each pair the more trusted", HelpName = "PARTY" };
        var precision = new Option<double>("--precision") { Description = "For which precision to say how many labels can be taken as they are", HelpName = "NUMBER", DefaultValueFactory = _ => 0.9 };
        command.Arguments.Add(runs);
        command.Options.Add(reference);
        command.Options.Add(precision);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var request = new AgreementRequest { Runs = parsed.GetValue(runs) ?? [], Reference = parsed.GetValue(reference), Precision = parsed.GetValue(precision) };
            var result = workspace.Open(parsed, shell).Agreement(request, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
