using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>What to read: paths, addresses, and what an address needs.</summary>
internal sealed class InputArguments
{
    // The variable that the service's own command line reads.
    private const string KeyVariable = "CONVEX_DEPLOY_KEY";

    private readonly Argument<string[]> _inputs;

    private readonly Option<string?> _deployment = new("--deployment")
    {
        Description = $"Base URL of the service that holds the run, for a run id or a visualizer URL. A deploy key in {KeyVariable} is used where internal functions are needed, and never printed or stored",
        HelpName = "URL",
    };

    private InputArguments(string name, string description) => _inputs = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    public static InputArguments AddTo(Command command) => AddTo(command, "PATH", "Folders, files, a visualizer URL or a run id; several at once");

    public static InputArguments AddTo(Command command, string name, string description)
    {
        var feature = new InputArguments(name, description);
        command.Arguments.Add(feature._inputs);
        command.Options.Add(feature._deployment);
        return feature;
    }

    public ImportRequest Read(ParseResult parsed, Shell shell) => new()
    {
        Inputs = parsed.GetValue(_inputs) ?? [],
        Deployment = parsed.GetValue(_deployment),
        Secret = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null,
        Progress = shell.Progress,
    };
}
