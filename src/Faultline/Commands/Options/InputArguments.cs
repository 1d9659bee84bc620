using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>What to read: paths, addresses, and what an address needs.</summary>
internal sealed class InputArguments
{
    // The variable that the service's own command line reads.
    private const string KeyVariable = "CONVEX_DEPLOY_KEY";

    private Argument<string[]> _inputs = Inputs("PATH", "Folders, files, a visualizer URL or a run id; several at once");

    private readonly Option<string?> _deployment = new("--deployment")
    {
        Description = $"Base URL of the service that holds the run, for a run id or a visualizer URL. A deploy key in {KeyVariable} is used where internal functions are needed, and never printed or stored",
        HelpName = "URL",
    };

    private readonly Option<string?> _expected = new("--expected")
    {
        Description = "File with the expected turns of a conversation benchmark (JSON). Default: one that lies beside the runs; 'none' uses none",
        HelpName = "FILE",
    };

    private readonly Option<string?> _runsRoot = new("--runs-root")
    {
        Description = "Folder with the run folders of a comparison whose table names them by another machine's paths",
        HelpName = "DIR",
    };

    public static InputArguments AddTo(Command command)
    {
        var feature = new InputArguments();
        command.Arguments.Add(feature._inputs);
        command.Options.Add(feature._deployment);
        command.Options.Add(feature._expected);
        command.Options.Add(feature._runsRoot);
        return feature;
    }

    public ImportRequest Read(ParseResult parsed, Shell shell) => new()
    {
        Inputs = parsed.GetValue(_inputs) ?? [],
        Deployment = parsed.GetValue(_deployment),
        Secret = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null,
        Expected = parsed.GetValue(_expected),
        RunsRoot = parsed.GetValue(_runsRoot),
        Progress = shell.Progress,
    };

    /// <summary>The same inputs under another name, for a verb that takes more than paths.</summary>
    public static InputArguments AddTo(Command command, string name, string description)
    {
        var feature = AddTo(command);
        command.Arguments.Remove(feature._inputs);
        feature._inputs = Inputs(name, description);
        command.Arguments.Add(feature._inputs);
        return feature;
    }

    private static Argument<string[]> Inputs(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.OneOrMore };
}
