using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Chooses the fact that the others follow from: errors before warnings, the first in the log, no cascade.</summary>
internal static class RootFact
{
    // Counts and remarks about a text, no errors.
    private static readonly HashSet<string> Remarks = new(StringComparer.Ordinal) { "header-only", "test-summary", "more" };

    private static readonly HashSet<string> Hints = new(StringComparer.Ordinal) { "timeout", "network", "provider" };

    // What the compiler says of names whose type it could not learn, because an import or a member before was wrong.
    private static readonly HashSet<string> Cascades = new(StringComparer.Ordinal) { "TS7005", "TS7006", "TS7031", "TS7034", "TS18046" };

    private static readonly HashSet<string> CauseCascades = new(StringComparer.Ordinal) { "TS2304", "TS2305", "TS2307", "TS2339", "TS2551", "TS2613", "TS2614", "TS2724" };

    public static Fact? Of(IReadOnlyList<Fact> facts)
    {
        var errors = facts.Where(f => !Remarks.Contains(f.Kind)).ToList();
        // One line read by two readers: the one that knows the tool's form says more than the one that knows a word in it.
        errors.RemoveAll(f => Hints.Contains(f.Kind) && errors.Exists(e => !Hints.Contains(e.Kind) && e.Evidence.Source == f.Evidence.Source && e.Evidence.Pointer == f.Evidence.Pointer));
        var root = errors.Find(f => f.Severity is "error" or "fatal") ?? errors.Find(f => f.Severity is null) ?? errors.FirstOrDefault();
        if (root is { Kind: "tsc", Code: { } code } && Cascades.Contains(code))
            root = errors.Find(f => f.Kind == "tsc" && f.Code is { } cause && CauseCascades.Contains(cause)) ?? root;
        // A test, a push or a stack trace that carries a refused value: the refusal is the error, the rest says where it surfaced.
        if (root is { Kind: "exception" or "assertion" or "deploy" or "traceback" or "provider" or "timeout" })
            root = errors.Find(f => f.Kind == "validation" && root.Message.Contains(FirstLine(f.Message), StringComparison.Ordinal)) ?? root;
        return root;
    }

    internal static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }
}
