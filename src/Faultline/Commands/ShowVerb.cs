using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class ShowVerb : IVerb
{
    public string Name => "show";

    public string Summary => "One failure: task, error, output beside expected, facts, findings";

    public int Order => 50;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline show f3k9", "by failure id or a unique prefix of it"),
        new("faultline show jn76/004-actions/006-node", "by run and case"),
        new("faultline show f3k9 --full", "with all texts in full length"),
    ];

    public void Define(Command command, Shell shell)
    {
        var failure = new Argument<string>("FAILURE") { Description = "Failure id or a unique prefix; or RUN/CASE" };
        var full = new Option<bool>("--full") { Description = "Print every text in full; by default long ones show head and tail" };
        command.Arguments.Add(failure);
        command.Options.Add(full);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).Show(parsed.GetValue(failure)!, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json) ? result.ToJson() : result.ToText(parsed.GetValue(full))));
        });
    }
}
