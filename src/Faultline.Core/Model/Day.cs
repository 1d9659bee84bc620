using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Faultline.Model;

/// <summary>Days as they are written everywhere: <c>yyyy-MM-dd</c>, of UTC.</summary>
public static class Day
{
    public const string Format = "yyyy-MM-dd";

    [return: NotNullIfNotNull(nameof(at))]
    public static string? Of(DateTimeOffset? at) => at?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    [return: NotNullIfNotNull(nameof(day))]
    public static string? Of(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day; null for any other text.</summary>
    public static DateOnly? Parse(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
