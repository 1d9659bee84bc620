namespace Faultline.Importers.ConvexEvals;

/// <summary>The id of a case is <c>category/name</c>.</summary>
internal static class CasePath
{
    public static string? Join(string? category, string? name) => category is null || name is null ? null : $"{category}/{name}";

    public static string? CategoryOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? path[..slash] : null;

    public static string NameOf(string path) => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
