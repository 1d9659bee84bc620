using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class VerdictVerb : IVerb
{
    public string Name => "verdict";

    public string Summary => "Verdicts of people: set one, show those of a failure, list the disputed ones";

    public int Order => 90;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline verdict set f3k9 --fault OVERLY_STRICT --mechanism extra_constraint --quote \"expected exactly 3 tools\"", "your verdict; the quote is looked up in the failure's texts"),
        new("faultline verdict show f3k9 --json", "what every reviewer said, for machines"),
        new("faultline verdict queue jn76", "where reviewers disagree, what matters most first"),
    ];

    public void Define(Command command, Shell shell)
    {
        command.Subcommands.Add(Set(shell));
        command.Subcommands.Add(Show(shell));
        command.Subcommands.Add(Queue(shell));
    }

    private static Command Set(Shell shell)
    {
        var command = new Command("set", "Record your verdict of a failure; checked as any other, refused when a quote is not there");
        var failure = Failure(command);
        var fault = Text("--fault", "MODEL_FAULT, OVERLY_STRICT, AMBIGUOUS_TASK, KNOWN_GAP, GRADER_FAULT, HARNESS_FAULT or INCONCLUSIVE", "FAULT", required: true);
        var mechanism = Text("--mechanism", "The cause, e.g. api_misuse (docs/concepts.md)", "NAME", required: true);
        var sub = Text("--sub-mechanism", "The kind within the mechanism", "NAME");
        var root = Text("--root", "The case or failure of the same run that this one follows from", "CASE");
        var reasoning = Text("--reasoning", "Why, in a sentence or two", "TEXT");
        var confidence = new Option<double?>("--confidence") { Description = "0 to 1", HelpName = "NUMBER" };
        var quotes = new Option<string[]>("--quote") { Description = "Words that stand in the failure's texts; the decisive ones first. Several times", HelpName = "TEXT", Required = true };
        var source = Text("--source", "Where the quotes stand. Default: looked for", "PATH");
        var pointer = Text("--pointer", "Place inside it, e.g. #L12 or /steps/2/message", "POINTER");
        var missing = new Option<string[]>("--missing") { Description = "What evidence is missing, for INCONCLUSIVE", HelpName = "TEXT" };
        var by = Text("--by", "Your name. Default: the name of your login", "NAME");
        confidence.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(confidence) is < 0 or > 1) result.AddError("--confidence wants a number from 0 to 1");
        });
        foreach (var option in new Option[] { fault, mechanism, sub, root, reasoning, confidence, quotes, source, pointer, missing, by }) command.Options.Add(option);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var request = new VerdictRequest
            {
                Failure = parsed.GetValue(failure)!,
                Fault = parsed.GetValue(fault)!,
                Mechanism = parsed.GetValue(mechanism)!,
                SubMechanism = parsed.GetValue(sub),
                Root = parsed.GetValue(root),
                Reasoning = parsed.GetValue(reasoning) ?? "(no reasoning was given)",
                Confidence = parsed.GetValue(confidence),
                Quotes = parsed.GetValue(quotes) ?? [],
                Source = parsed.GetValue(source),
                Pointer = parsed.GetValue(pointer),
                Missing = parsed.GetValue(missing) ?? [],
                Person = parsed.GetValue(by) is { Length: > 0 } name ? name : Environment.UserName,
                ReportsFolder = ReportsOption.Folder(parsed, reports),
            };
            var result = workspace.Open(parsed, shell).SetVerdict(request, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
        return command;
    }

    private static Command Show(Shell shell)
    {
        var command = new Command("show", "What every reviewer said about a failure");
        var failure = Failure(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).ShowVerdicts(parsed.GetValue(failure)!, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
        return command;
    }

    private static Command Queue(Shell shell)
    {
        var command = new Command("queue", "Failures about which reviewers disagree, by size of their bucket times uncertainty");
        var run = new Argument<string?>("RUN") { Description = "Run id or a unique prefix of it. Default: every run", Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(run);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).VerdictQueue(parsed.GetValue(run), cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
        return command;
    }

    private static Argument<string> Failure(Command command)
    {
        var failure = new Argument<string>("FAILURE") { Description = "Failure id or a unique prefix; or RUN/CASE" };
        command.Arguments.Add(failure);
        return failure;
    }

    private static Option<string?> Text(string name, string description, string helpName, bool required = false)
        => new(name) { Description = description, HelpName = helpName, Required = required };
}
