using Faultline.Model;

namespace Faultline.Review.Packets;

/// <summary>The names under which texts of a run may mention its model, longest first.</summary>
internal static class ModelNames
{
    public static IReadOnlyList<string> Of(Run run)
    {
        IEnumerable<string?> names = [run.Model, run.ModelName, run.Model?.Split('/')[^1], run.Model?.Split('/')[^1].Split(':')[0]];
        return [.. names.OfType<string>().Where(IsTelling).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];
    }

    // 'test' or 'agent' as a model's name would take ordinary words out of the texts.
    private static bool IsTelling(string name) => name.Length >= 4 && name.Any(char.IsLetter) && name.Any(c => char.IsAsciiDigit(c) || c is '-' or '/' or '.');
}
