using System.CommandLine;
using System.Globalization;

namespace Faultline.Commands.Options;

/// <summary>A day, as ISO 8601 writes it.</summary>
internal static class DayOption
{
    private const string Format = "yyyy-MM-dd";

    public static Option<string?> AddTo(Command command, string name, string description)
    {
        var option = new Option<string?>(name) { Description = $"{description} ({Format})", HelpName = "DAY" };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is { } day && !DateOnly.TryParseExact(day, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"'{day}' is no day; {name} takes e.g. 2026-02-06");
        });
        command.Options.Add(option);
        return option;
    }

    public static DateOnly? Value(ParseResult parsed, Option<string?> option)
        => parsed.GetValue(option) is { } day ? DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture) : null;
}
