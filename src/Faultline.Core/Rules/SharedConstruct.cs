using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Whether the line that a tool complains about stands in the reference answer or in the task as well.</summary>
internal static class SharedConstruct
{
    private const int LeastCharacters = 12;

    public static Evidence? InReference(RuleContext context, Fact fact) =>
        LineOf(context, fact) is { } line
            ? context.Trial.Of(ArtifactKind.Expected).Select(file => file.QuoteWhere(other => Place(other, line))).FirstOrDefault(quote => quote is not null)
            : null;

    public static Evidence? InTask(RuleContext context, Fact fact) =>
        LineOf(context, fact) is { } line ? context.InTaskWhere(other => Place(other, line)) : null;

    private static int Place(string line, string wanted) => Squeeze(line).Contains(wanted, StringComparison.Ordinal) ? 0 : -1;

    /// <summary>The offending line without white space; null when it is too short or only opens what follows.</summary>
    private static string? LineOf(RuleContext context, Fact fact)
    {
        if ((fact.Snippet ?? InOutput(context, fact)) is not { } shown) return null;
        var line = Squeeze(shown);
        // `handler: async (ctx, args) => {` opens the code that is at fault; every answer has such lines.
        if (line.Length == 0 || line[^1] is '{' or '(' or '[' or ',' || line.EndsWith("=>", StringComparison.Ordinal)) return null;
        return line.Count(char.IsLetterOrDigit) >= LeastCharacters ? line : null;
    }

    // Tools that print no source name the file and the line.
    private static string? InOutput(RuleContext context, Fact fact)
    {
        if (fact is not { Kind: "eslint" or "tsc", File: { } path, Line: { } number }) return null;
        var file = context.Trial.Of(ArtifactKind.Output)
            .FirstOrDefault(artifact => path == artifact.Name || path.EndsWith("/" + artifact.Name, StringComparison.Ordinal));
        var lines = file?.Text?.Split('\n');
        return lines is not null && number >= 1 && number <= lines.Length ? lines[number - 1] : null;
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
