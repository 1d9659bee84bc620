using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The answer depends on a package or version that the registry does not have.</summary>
public sealed class PackageDoesNotExist : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "package-does-not-exist",
        Version = 1,
        Title = "The answer asks for a package that does not exist",
        Shows = "Installing failed because the registry has no such package or version, and the answer's package.json names it.",
        Why = "The model made the name or version up. Abstains when the task or the reference names the package as well, and for other failures of installing.",
        Example = "error: No version matching \"^9.9.9\" found for specifier \"left-pad\"",
    };

    public Finding? Check(RuleContext context)
    {
        var fact = context.Deciding.FirstOrDefault(f => f is { Kind: "install", Subject.Length: > 0 });
        if (fact?.Subject is not { } package || fact != context.Deciding.First() || !IsAbsent(fact)) return null;
        var manifest = context.Trial.Of(ArtifactKind.Output).FirstOrDefault(file => file.Name == "package.json");
        if (manifest?.QuoteOf('"' + package + '"') is not { } named || context.InTask(package) is not null) return null;
        // The reference may depend on the package at a version that exists: only the same line is shared.
        var line = named.Quote.TrimEnd(',');
        if (context.Trial.Of(ArtifactKind.Expected).Any(file => file.Name == "package.json" && file.Has(line))) return null;
        return Info.Finding(Fault.ModelFault, "wrong_import", 0.78, $"The answer depends on '{package}', which the registry does not have as asked.", fact.Evidence, named);
    }

    private static bool IsAbsent(Fact fact) =>
        fact.Code is "404" or "E404" or "ETARGET" or "no-matching-version" or "not-found";
}
