namespace Faultline.Importers.ConvexEvals;

/// <summary>One name per step, whatever dialect named it.</summary>
internal static class StepNames
{
    /// <summary>The order in which the harness takes the steps.</summary>
    public static readonly IReadOnlyList<string> Canonical = ["filesystem", "install", "deploy", "tsc", "eslint", "tests"];

    /// <summary>Position among the steps; steps of other names come last.</summary>
    public static int Order(string step)
    {
        for (var i = 0; i < Canonical.Count; i++)
        {
            if (Canonical[i] == step) return i;
        }

        return Canonical.Count;
    }

    /// <summary>The step that a label of run.log or a score of local_results.jsonl means; null when it means none of the six.</summary>
    public static string? OfLabel(string label) => label switch
    {
        "filesystem" or "write_filesystem" or "Valid filesystem output" => "filesystem",
        "install" or "bun install" or "`bun install` succeeds" => "install",
        "deploy" or "convex dev" or "`convex dev` succeeds" => "deploy",
        "tsc" or "Passes tsc" => "tsc",
        "eslint" or "Passes eslint" => "eslint",
        "tests" or "vitest" or "Tests pass" => "tests",
        _ when label.StartsWith("Deploying generated backend", StringComparison.Ordinal) => "deploy",
        _ when label.EndsWith("(bun install)", StringComparison.Ordinal) => "install",
        _ when label.EndsWith("(tsc)", StringComparison.Ordinal) => "tsc",
        _ when label.EndsWith("(eslint)", StringComparison.Ordinal) => "eslint",
        _ when label.EndsWith("(vitest)", StringComparison.Ordinal) => "tests",
        _ => null,
    };

    /// <summary>True for the step's own name, which the harness writes after the label form of the same error.</summary>
    public static bool IsStepForm(string label) => label is "filesystem" or "write_filesystem" or "install" or "deploy" or "tsc" or "eslint" or "tests" or "vitest";
}
