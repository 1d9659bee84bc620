using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The package that is missing is missing from the reference answer as well.</summary>
public sealed class ReferenceLacksPackage : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "reference-lacks-package",
        Version = 1,
        Title = "The reference lacks the missing package too",
        Shows = "A compiler or bundler misses a package, the reference uses the same word or module, and its package.json does not list the package.",
        Why = "The reference would fail the same step. Abstains without a reference package.json, when the reference does without the module, for "
            + "modules of the runtime itself, and when the task tells the model to install the package.",
        Example = "TS2580: Cannot find name 'process' ... Try `npm i --save-dev @types/node`; the reference uses 'process' without it",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Deciding.FirstOrDefault() is not { } fact || MissingPackage.Of(fact) is not var (package, word)) return null;
        var manifest = context.Trial.Of(ArtifactKind.Expected).FirstOrDefault(file => file.Name == "package.json");
        if (manifest?.Text is null || manifest.Text.Contains('"' + package + '"', StringComparison.Ordinal) || context.InTask(package) is not null) return null;
        var use = context.Trial.Of(ArtifactKind.Expected).Where(file => file != manifest).Select(file => file.QuoteOf(word)).FirstOrDefault(quote => quote is not null);
        return use is null
            ? null
            : Info.Finding(Fault.GraderFault, "environment_broken", 0.84, $"The reference uses '{word}' without '{package}' in its package.json: it would fail here too.", fact.Evidence, use);
    }
}
