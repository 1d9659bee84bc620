using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>Where reports are written, and where earlier ones are looked for.</summary>
internal static class ReportsOption
{
    public static Option<string?> AddTo(Command command)
    {
        var option = new Option<string?>("--reports")
        {
            Description = "Folder of the reports tree ({provider}/{model}/...). Default: ./reports",
            HelpName = "DIR",
        };
        command.Options.Add(option);
        return option;
    }

    public static string Folder(ParseResult parsed, Option<string?> option)
        => Path.GetFullPath(parsed.GetValue(option) is { Length: > 0 } asked ? asked : "reports");
}
