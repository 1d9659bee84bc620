namespace Faultline.Clustering;

/// <summary>
/// The engines and their versions. A change of what an engine's key is made of raises its version: fingerprints of the old version stay
/// what they were, and a golden file in the tests fails when a key changes without it.
/// </summary>
public static class Engines
{
    /// <summary>Structured diagnostics: compilers, linters, bundlers, validators, assertions.</summary>
    public const string Diagnostic = "diag";

    /// <summary>Exceptions with a stack trace.</summary>
    public const string Stack = "stack";

    /// <summary>Other text that a machine wrote: a template with holes.</summary>
    public const string Template = "tmpl";

    /// <summary>Text that somebody (or a judge) wrote.</summary>
    public const string Prose = "prose";

    public static int Version(string engine) => engine switch
    {
        Diagnostic => 1,
        Stack => 1,
        Template => 1,
        Prose => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "unknown engine"),
    };
}
