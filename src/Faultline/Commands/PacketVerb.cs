using System.CommandLine;
using Faultline.Commands.Options;
using Faultline.Model;

namespace Faultline.Commands;

internal sealed class PacketVerb : IVerb
{
    public string Name => "packet";

    public string Summary => "What a reviewer gets to read about a failure, as JSON";

    public int Order => 70;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline packet f3k9", "the packet of one failure, one line of JSON as reviewers get it"),
        new("faultline packet f3k9 --json", "the same, indented (docs/schema/packet.json)"),
        new("faultline packet --run jn76 > packets.jsonl", "all failures of a run, one packet a line"),
    ];

    public void Define(Command command, Shell shell)
    {
        var failure = new Argument<string?>("FAILURE") { Description = "Failure id or a unique prefix; or RUN/CASE", Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<string?>("--run") { Description = "Every failure of this run, as JSON Lines", HelpName = "RUN" };
        command.Arguments.Add(failure);
        command.Options.Add(run);
        command.Validators.Add(result =>
        {
            if (result.GetValue(failure) is null == result.GetValue(run) is null) result.AddError("one FAILURE or one --run RUN was expected");
        });
        var shown = PacketShownOptions.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var open = workspace.Open(parsed, shell);
            if (parsed.GetValue(run) is { } asked)
            {
                var diagnostics = new List<ImportDiagnostic>();
                foreach (var line in open.PacketLines(asked, shown.KeepSecrets(parsed), shown.ShowModel(parsed), diagnostics, cancel)) shell.Out.WriteLine(line);
                return Task.FromResult(shell.Report(diagnostics));
            }

            var result = open.Packet(parsed.GetValue(failure)!, shown.KeepSecrets(parsed), shown.ShowModel(parsed), cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
