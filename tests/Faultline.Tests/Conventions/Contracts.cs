using System.Reflection;

namespace Faultline.Tests.Conventions;

/// <summary>The contracts of Faultline and what implements them, found by name so that a contract counts from the day it exists.</summary>
internal static class Contracts
{
    public static readonly string[] Names = ["IImporter", "IFetcher", "IFactReader", "IRule", "IReviewer", "IPattern", "IReport", "IComparisonReport", "IVerb"];

    private static readonly Type[] Types = [.. new[] { typeof(Catalog).Assembly, Assembly.Load("faultline") }.SelectMany(a => a.GetTypes())];

    public static Type? Find(string name) => Types.SingleOrDefault(t => t.IsInterface && t.Name == name && t.Namespace!.StartsWith("Faultline", StringComparison.Ordinal));

    public static IReadOnlyList<Type> Implementations(string contract) => Find(contract) is not { } type ? [] :
        [.. Types.Where(t => t is { IsClass: true, IsAbstract: false } && type.IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>The ids of a contract's implementations; of those that the catalog can make.</summary>
    public static IReadOnlyList<(Type Type, string Id)> Ids(string contract)
        => [.. Implementations(contract).Where(CanBeMade).Select(t => (t, IdOf(Activator.CreateInstance(t, nonPublic: true)!)))];

    public static bool CanBeMade(Type type)
        => type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null;

    /// <summary>An id is in <c>Id</c>, in <c>Info.Id</c> (rules) or in <c>Name</c> (verbs).</summary>
    public static string IdOf(object instance)
    {
        if (Value(instance, "Info") is { } info) instance = info;
        return (Value(instance, "Id") ?? Value(instance, "Name")) as string
            ?? throw new InvalidOperationException($"{instance.GetType()} has no Id, Info.Id or Name");
    }

    private static object? Value(object instance, string property)
        => instance.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(instance);
}
