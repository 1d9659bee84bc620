using Faultline.Model;

namespace Faultline.Rules;

/// <summary>The bundler cannot read or resolve the model's code.</summary>
public sealed class BundlerRefusesCode : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "bundler-refuses-code",
        Version = 1,
        Title = "The bundler refuses the model's code",
        Shows = "The first error of the deciding check is a syntax error, a name that a module does not export, or a module that cannot be resolved.",
        Why = "The code cannot run anywhere. Abstains when the reference or the task has the refused line and when the reference lacks the package too.",
        Example = "No matching export in \"_generated/server.js\" for import \"httpRouter\"",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Deciding.FirstOrDefault() is not { Kind: "bundle" } fact) return null;
        (string Mechanism, double Confidence)? meaning = fact.Code switch
        {
            "syntax" => ("syntax_error", 0.85),
            "no-export" => ("wrong_import", 0.78),
            "could-not-resolve" => ("wrong_import", 0.7),
            _ => null,
        };
        if (meaning is not var (mechanism, confidence)) return null;
        if (SharedConstruct.InReference(context, fact) is not null || SharedConstruct.InTask(context, fact) is not null) return null;
        if (MissingPackage.Of(fact) is var (package, word) && context.InReference(word) is not null && context.InReference('"' + package + '"') is null) return null;
        return Info.Finding(Fault.ModelFault, mechanism, confidence, $"The bundler refuses the model's code ({fact.Code}).", fact.Evidence);
    }
}
