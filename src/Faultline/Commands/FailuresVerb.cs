using System.CommandLine;
using Faultline.Commands.Options;
using Faultline.Model;

namespace Faultline.Commands;

internal sealed class FailuresVerb : IVerb
{
    public string Name => "failures";

    public string Summary => "List failures, of one run or of all, by fault, check or text";

    public int Order => 40;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline failures", "every failure in the workspace"),
        new("faultline failures jn76 --check tests", "failures of one run whose tests failed; a run is named by any unique prefix"),
        new("faultline failures --fault MODEL_FAULT --text paginat", "by provisional label and by text in case, error or facts"),
    ];

    public void Define(Command command, Shell shell)
    {
        var run = new Argument<string?>("RUN") { Description = "Run id or a unique prefix of it", Arity = ArgumentArity.ZeroOrOne };
        var fault = new Option<string?>("--fault") { Description = "Only this label, e.g. MODEL_FAULT, or 'unlabelled'", HelpName = "FAULT" };
        var check = new Option<string?>("--check", "--step") { Description = "Only failures whose failed checks include this one", HelpName = "NAME" };
        var text = new Option<string?>("--text") { Description = "Only failures with this text in case, error or facts (any case)", HelpName = "TEXT" };
        fault.Validators.Add(result =>
        {
            if (result.GetValue(fault) is { } name && name != "unlabelled" && !FaultNames.TryParse(name, out _))
                result.AddError($"'{name}' is no fault; one of {string.Join(", ", Enum.GetValues<Fault>().Select(f => f.Name()))}, unlabelled was expected");
        });
        command.Arguments.Add(run);
        command.Options.Add(fault);
        command.Options.Add(check);
        command.Options.Add(text);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var filter = new FailureFilter
            {
                Run = parsed.GetValue(run),
                Fault = parsed.GetValue(fault),
                Check = parsed.GetValue(check),
                Text = parsed.GetValue(text),
                // The table has no room for it.
                WithRecurrence = parsed.GetValue(json),
                ReportsFolder = ReportsOption.Folder(parsed, reports),
            };
            var result = workspace.Open(parsed, shell).ListFailures(filter, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
