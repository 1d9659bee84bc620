using System.CommandLine;
using Faultline.Model;

namespace Faultline.Commands.Options;

/// <summary>A day, as ISO 8601 writes it.</summary>
internal static class DayOption
{
    public static Option<string?> AddTo(Command command, string name, string description)
    {
        var option = new Option<string?>(name) { Description = $"{description} ({Day.Format})", HelpName = "DAY" };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is { } day && Day.Parse(day) is null)
                result.AddError($"'{day}' is no day; {name} takes e.g. 2026-02-06");
        });
        command.Options.Add(option);
        return option;
    }

    public static DateOnly? Value(ParseResult parsed, Option<string?> option)
        => Day.Parse(parsed.GetValue(option));
}
