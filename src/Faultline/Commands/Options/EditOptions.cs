using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>Who changes something by hand, and why.</summary>
internal sealed class EditOptions
{
    private readonly Option<string?> _by = new("--by") { Description = "Who does it. Default: the name of the user account", HelpName = "NAME" };
    private readonly Option<string?> _why = new("--why") { Description = "Why, in one sentence; kept in the history", HelpName = "TEXT" };

    public static EditOptions AddTo(Command command)
    {
        var options = new EditOptions();
        command.Options.Add(options._by);
        command.Options.Add(options._why);
        return options;
    }

    public ClusterEdit Read(ParseResult parsed) =>
        new(parsed.GetValue(_by) is { Length: > 0 } by ? by : Environment.UserName, parsed.GetValue(_why));
}
