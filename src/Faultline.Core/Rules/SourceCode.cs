using Faultline.Model;

namespace Faultline.Rules;

/// <summary>What a tool says about the code it was given, as opposed to what it says about itself or its surroundings.</summary>
internal static class SourceCode
{
    public static bool IsComplaint(Fact fact) =>
        fact.Kind is "tsc" or "eslint" or "bundle" or "validation" or "assertion" || fact is { Kind: "deploy", Code: ['I', 'n', 'v', 'a', 'l', 'i', 'd', ..] };
}
