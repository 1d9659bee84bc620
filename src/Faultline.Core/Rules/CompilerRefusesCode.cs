using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The compiler refuses code that the model wrote.</summary>
public sealed class CompilerRefusesCode : IRule
{
    // Mechanism by diagnostic. Codes that are not here are type errors with less confidence.
    private static readonly Dictionary<string, (string Mechanism, double Confidence)> Known = new(StringComparer.Ordinal)
    {
        ["TS2305"] = ("wrong_import", 0.74),
        ["TS2614"] = ("wrong_import", 0.74),
        ["TS2724"] = ("wrong_import", 0.74),
        ["TS2307"] = ("wrong_import", 0.72),
        ["TS2875"] = ("wrong_import", 0.7),
        ["TS7026"] = ("wrong_import", 0.7),
        ["TS7016"] = ("wrong_import", 0.66),
        ["TS2339"] = ("api_misuse", 0.72),
        ["TS2551"] = ("api_misuse", 0.72),
        ["TS2554"] = ("api_misuse", 0.7),
        ["TS2555"] = ("api_misuse", 0.7),
        ["TS2353"] = ("type_error", 0.7),
        ["TS2345"] = ("type_error", 0.7),
        ["TS2322"] = ("type_error", 0.7),
        ["TS2769"] = ("type_error", 0.7),
        ["TS2304"] = ("type_error", 0.7),
        ["TS2451"] = ("type_error", 0.7),
    };

    public RuleInfo Info { get; } = new()
    {
        Id = "compiler-refuses-code",
        Version = 1,
        Title = "The compiler refuses the model's code",
        Shows = "The first error of the deciding check is a TypeScript diagnostic in a file of the answer.",
        Why = "A name that a library does not have, or types that do not fit, are the author's mistake. Abstains when the task or the reference has the "
            + "refused line, when the reference lacks the missing package too, and when the file is not one of the answer's.",
        Example = "TS2339: Property 'iter' does not exist on type 'QueryInitializer'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Deciding.FirstOrDefault() is not { Kind: "tsc", Code: { } code, File: { } path } fact || !IsOfAnswer(context.Trial, path)) return null;
        // TS1xxx are errors of grammar.
        var (mechanism, confidence) = Known.TryGetValue(code, out var known) ? known
            : code is ['T', 'S', '1', _, _, _] ? ("syntax_error", 0.75)
            : ("type_error", 0.64);
        if (SharedConstruct.InReference(context, fact) is not null || SharedConstruct.InTask(context, fact) is not null) return null;
        if (MissingPackage.Of(fact) is var (package, word) && context.InReference(word) is not null && context.InReference('"' + package + '"') is null) return null;
        var subject = fact.Subject is { } underlined ? $" at '{underlined}'" : string.Empty;
        return Info.Finding(Fault.ModelFault, mechanism, confidence, $"The compiler refuses the model's code ({code}{subject}).", fact.Evidence);
    }

    // An import without output files (a summary alone) cannot tell; a path outside the answer is the harness's or a package's.
    private static bool IsOfAnswer(Trial trial, string path)
    {
        if (path.Contains("node_modules/", StringComparison.Ordinal)) return false;
        var names = trial.Of(ArtifactKind.Output).Select(file => file.Name).ToList();
        return names.Count == 0 || names.Exists(name => path == name || path.EndsWith("/" + name, StringComparison.Ordinal));
    }
}
