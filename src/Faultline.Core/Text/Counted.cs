using System.Globalization;

namespace Faultline.Text;

/// <summary>A number with its noun: <c>1 run</c>, <c>2 runs</c>.</summary>
public static class Counted
{
    /// <param name="noun">In the singular; its plural adds an <c>s</c>.</param>
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
