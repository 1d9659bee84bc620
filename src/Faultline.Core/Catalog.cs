using System.Reflection;

namespace Faultline;

/// <summary>
/// Finds the implementations of a contract. Adding one is adding its file: there is no list to edit.
/// </summary>
public static class Catalog
{
    /// <summary>One instance of every concrete class of this assembly that implements <typeparamref name="T"/>, ordered by type name.</summary>
    public static IReadOnlyList<T> All<T>()
        where T : class => Cache<T>.Instances;

    private static class Cache<T>
        where T : class
    {
        internal static readonly IReadOnlyList<T> Instances =
        [
            .. Assembly.GetExecutingAssembly().GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!),
        ];
    }
}
