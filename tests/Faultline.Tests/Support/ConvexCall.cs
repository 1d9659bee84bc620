namespace Faultline.Tests.Support;

/// <summary>One request that a <see cref="ConvexServer"/> received.</summary>
public sealed record ConvexCall(string Origin, string Path, string Function, string Argument, IReadOnlyDictionary<string, string> Headers)
{
    public string Name => $"{Function} {Argument}";
}
