using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics;
using System.Reflection;
using Faultline.Model;

namespace Faultline.Commands;

/// <summary>Finds the verbs, parses, runs, and turns what went wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var output = Writer(Console.OpenStandardOutput());
        var error = Writer(Console.OpenStandardError());
        try
        {
            return args switch
            {
                ["--version"] => PrintVersion(output),
                [] or ["--help" or "-h" or "help"] => RootHelp.Print(output, Verbs()),
                _ => await ParseAndRunAsync(args, output, error),
            };
        }
        catch (IOException) when (output.Broken)
        {
            // The reader of a pipe went away (| head): nothing is left to do.
            return ExitCode.Done;
        }
        finally
        {
            output.FlushQuietly();
            error.FlushQuietly();
        }
    }

    public static IReadOnlyList<IVerb> Verbs() =>
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IVerb).IsAssignableFrom(t))
            .Select(t => (IVerb)Activator.CreateInstance(t)!)
            .OrderBy(v => v.Order).ThenBy(v => v.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every command with the words that name it (<c>verdict set</c>), in the order of the verbs.</summary>
    public static IEnumerable<string> Paths()
    {
        var root = Root(new Shell(TextWriter.Null, TextWriter.Null, TimeProvider.System, isTerminal: false));
        foreach (var verb in root.Subcommands)
        {
            yield return verb.Name;
            foreach (var part in verb.Subcommands) yield return $"{verb.Name} {part.Name}";
        }
    }

    private static int PrintVersion(TextWriter output)
    {
        output.WriteLine(typeof(CommandLine).Assembly.GetName().Version!.ToString(3));
        return ExitCode.Done;
    }

    private static async Task<int> ParseAndRunAsync(string[] args, PipeWriter output, PipeWriter error)
    {
        var shell = new Shell(output, error, TimeProvider.System, !Console.IsErrorRedirected);
        var parsed = Root(shell).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) error.WriteLine($"faultline: {problem.Message}");
            var verb = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            error.WriteLine($"  See 'faultline {verb}--help'.");
            return ExitCode.WrongUsage;
        }

        try
        {
            var streams = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // What a stopped review has under way is paid for: it is finished and recorded.
                ProcessTerminationTimeout = TimeSpan.FromMinutes(10),
            };
            return await parsed.InvokeAsync(streams);
        }
        catch (UserError problem)
        {
            return shell.Fail(problem);
        }
        catch (OperationCanceledException)
        {
            shell.EndProgress();
            error.WriteLine("faultline: stopped. What was committed is kept; run the same command again to go on.");
            return ExitCode.Incomplete;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException && !output.Broken)
        {
            return shell.Fail(new UserError(problem.Message, "Look at the path, at its permissions and at the space on the disk, then run the same command again. What was stored before is kept."));
        }
        catch (Exception defect) when (defect is not IOException)
        {
            return shell.Fail(Unexpected(defect));
        }
    }

    // Nothing that a user types or gives to read should end here.
    private static UserError Unexpected(Exception defect) => new(
        $"{defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")} ({Place(defect)})",
        "This is a defect of Faultline: please report the command and this line. What was stored before is kept.");

    private static string Place(Exception defect) =>
        new StackTrace(defect).GetFrames().Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("Faultline", StringComparison.Ordinal) == true) is { } ours
            ? $"{ours.DeclaringType!.FullName}.{ours.Name}"
            : "outside of Faultline";

    private static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("Why did the evaluation fail, and whose fault is it?");
        foreach (var verb in Verbs())
        {
            var command = new Command(verb.Name, verb.Summary);
            verb.Define(command, shell);
            root.Subcommands.Add(command);
        }

        foreach (var help in root.Options.OfType<HelpOption>().ToList())
            help.Action = new HelpWithExamples((HelpAction)help.Action!, Verbs());
        return root;
    }

    private static PipeWriter Writer(Stream stream) => new(stream);
}
