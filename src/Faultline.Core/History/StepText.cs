using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>The name of a failed step as reports write it: <c>deploy failed</c>, <c>tests (50% pass)</c>, <c>tests (test 2 of 2)</c>.</summary>
internal static partial class StepText
{
    private static readonly string[] _none = ["none", "n/a", "na", "null", "unknown", "-", "—", "–"];

    /// <summary>Lower case; null when the text names none or is no name.</summary>
    public static string? Of(string text)
    {
        var plain = text.Trim(' ', '`', '*', '.');
        if (_none.Contains(plain.ToLowerInvariant(), StringComparer.Ordinal)) return null;
        var found = Step().Match(plain);
        if (!found.Success) return null;
        var name = found.Groups["name"].Value.ToLowerInvariant();
        return _none.Contains(name, StringComparer.Ordinal) ? null : name;
    }

    /// <summary>True when the text says outright that no step was reached.</summary>
    public static bool IsNone(string text) => _none.Contains(First().Match(text.Trim(' ', '`', '*')).Value.ToLowerInvariant(), StringComparer.Ordinal);

    [GeneratedRegex(@"^(the\s+)?(?<name>[\p{L}][\p{L}0-9_.+-]*(?:\s(?!fail|step|error|stage|pass|only|phase)[\p{L}0-9_]+)?)(\s+(step|stage|phase))?(\s+(fail(ed|ure|s)?|errors?))?\s*($|[(,;:/+&—–]|-\s)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    [GeneratedRegex(@"^[^\s(,;]+", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
