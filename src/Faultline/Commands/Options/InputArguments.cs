using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>What to read: paths, addresses, and what an address needs.</summary>
internal sealed class InputArguments
{
    // The variable that the service's own command line reads.
    private const string KeyVariable = "CONVEX_DEPLOY_KEY";

    private readonly Argument<string[]> _inputs = new("PATH")
    {
        Description = "Folders, files, a visualizer URL or a run id; several at once",
        Arity = ArgumentArity.OneOrMore,
    };

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
}
