namespace Faultline.Clustering;

/// <summary>
/// Errors whose quoted name is what went wrong: <c>Property 'iter' does not exist</c> and <c>Property 'tuple' does not exist</c> have
/// two causes, whereas the types in <c>Type 'A' is not assignable to type 'B'</c> are details. Which name it is stands here by the
/// tool's own code.
/// </summary>
internal static class IdentityNames
{
    // Number of the quoted part that names it; -1 is the last.
    private static readonly Dictionary<string, int> ByCode = new(StringComparer.Ordinal)
    {
        // tsc: does not exist, cannot be found, is not exported.
        ["TS2304"] = 1, ["TS2305"] = 2, ["TS2306"] = 1, ["TS2307"] = 1, ["TS2318"] = 1, ["TS2339"] = 1, ["TS2353"] = 1, ["TS2503"] = 1,
        ["TS2551"] = 1, ["TS2552"] = 1, ["TS2580"] = 1, ["TS2581"] = 1, ["TS2582"] = 1, ["TS2583"] = 1, ["TS2584"] = 1, ["TS2591"] = 1,
        ["TS2592"] = 1, ["TS2593"] = 1, ["TS2613"] = 1, ["TS2614"] = 2, ["TS2686"] = 1, ["TS2688"] = 1, ["TS2694"] = 2, ["TS2724"] = 2, ["TS2741"] = 1,
        ["TS6053"] = 1, ["TS7016"] = 1,
        ["no-undef"] = 1, ["react/jsx-no-undef"] = 1, ["import/no-unresolved"] = 1, ["import/named"] = 1, ["no-restricted-imports"] = 1, ["no-restricted-globals"] = 1,
        // Python, by the exception's type.
        ["KeyError"] = 1, ["NameError"] = 1, ["UnboundLocalError"] = 1, ["ModuleNotFoundError"] = 1, ["ImportError"] = 1, ["AttributeError"] = -1,
        // C#, rustc.
        ["CS0103"] = 1, ["CS0246"] = 1, ["CS1061"] = 2, ["CS0117"] = 2, ["CS0234"] = 1, ["E0425"] = 1, ["E0432"] = 1, ["E0433"] = 1, ["E0412"] = 1, ["E0599"] = 1,
        ["F821"] = 1,
    };

    public static string? Of(string? code, string sentence) =>
        code is not null && ByCode.TryGetValue(code, out var which) ? QuotedNames.At(sentence, which) : null;
}
