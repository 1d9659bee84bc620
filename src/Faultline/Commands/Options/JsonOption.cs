using System.CommandLine;

namespace Faultline.Commands.Options;

internal static class JsonOption
{
    public static Option<bool> AddTo(Command command)
    {
        var option = new Option<bool>("--json") { Description = "Print one JSON object instead of text (docs/cli.md holds the shapes)" };
        command.Options.Add(option);
        return option;
    }
}
