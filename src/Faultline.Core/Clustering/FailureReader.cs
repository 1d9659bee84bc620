using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Chooses the one engine for a failure and reads its key and headline. A pure function of the failure.</summary>
public static partial class FailureReader
{
    // Words of a wrapper that says less than the line below it.
    private const int FewWords = 3;

    public static Reading Read(FailureWords failure)
    {
        var notes = new List<string>();
        if (RootFact.Of(failure.Facts) is { } root && OfFact(root, failure, notes) is { } known) return known;
        if (string.IsNullOrWhiteSpace(failure.Text)) return Silent(failure.Step, notes);
        var text = Canonical.Of(failure.Text, notes);
        var headline = Headline.Of(text);
        if (headline.Length == 0) return Silent(failure.Step, notes);
        if (failure.Facts.Any(f => f.Kind == "header-only"))
        {
            // Which wrapper a harness put around nothing is no cause: the step is all that is known.
            var step = failure.Step ?? "none";
            notes.Add("the text says that the step failed and not why: failures of one step without diagnostics are together");
            return new Reading(Engines.Template, [$"step={step}", "diagnostics=none"], "", $"{step} failed without diagnostics", notes);
        }

        if (ProseText.Is(text))
        {
            var prose = text.Trim();
            notes.Add("sentences that somebody wrote: compared by their words");
            return new Reading(Engines.Prose, [], prose, RootFact.FirstLine(prose), notes);
        }

        notes.Add("text of a machine without a known form: its first line that says something");
        return new Reading(Engines.Template, [], headline, headline, notes);
    }

    private static Reading Silent(string? step, List<string> notes)
    {
        notes.Add("the logs give no text");
        return new Reading(Engines.Template, [$"step={step ?? "none"}", "diagnostics=none", "text=none"], "", "the logs give no text", notes);
    }

    private static Reading? OfFact(Fact fact, FailureWords failure, List<string> notes)
    {
        var place = $"{fact.Kind} fact at {fact.Evidence.Source} {fact.Evidence.Pointer}".TrimEnd();
        var message = Canonical.Of(fact.Message, notes);
        var first = RootFact.FirstLine(message);
        notes.Add($"root error: {place}");
        return fact.Kind switch
        {
            "tsc" or "eslint" => Diagnostic(fact, first, notes),
            "bundle" => Bundle(fact, first, failure.Text ?? message, notes),
            "validation" => Validation(fact, message, first, notes),
            "install" => Made(Engines.Diagnostic, [Part("tool", "install"), Part("code", fact.Code), Part("package", fact.Subject)], fact.Subject is null ? first : "", first, notes),
            "deploy" => Made(Engines.Diagnostic, [Part("tool", "deploy"), Part("code", fact.Code)], Core(message), Core(message), notes),
            "assertion" => Made(Engines.Diagnostic, [Part("tool", "test"), Part("code", fact.Code), Part("test", fact.Subject)], AssertionShape.Of(first), first, notes),
            "exception" => Thrown(fact, Core(message), notes),
            "traceback" => Traceback(fact, Headline.Of(message), notes),
            // What stands in words of its own: the code keeps 429 and 503 apart, the line says the rest.
            "provider" => Made(Engines.Template, [Part("code", fact.Code)], WithoutModel(first, fact.Subject), first, notes),
            "network" => Made(Engines.Template, [Part("code", fact.Code)], first, first, notes),
            _ => null,
        };
    }

    private static Reading Diagnostic(Fact fact, string first, List<string> notes)
    {
        string?[] key = [Part("tool", fact.Kind), Part("code", fact.Code), Part("identity", IdentityNames.Of(fact.Code, first))];
        // A name that does not exist, and a rule of a linter, are the cause whatever the words around them.
        var enough = key[2] is not null || (fact is { Kind: "eslint", Code: not (null or "crash" or "parse-error") } && !fact.Code.Contains("restricted", StringComparison.Ordinal));
        return Made(Engines.Diagnostic, key, enough ? "" : first, fact.Code is null ? first : $"{fact.Code}: {first}", notes);
    }

    private static Reading Bundle(Fact fact, string first, string text, List<string> notes)
    {
        // esbuild's own remark: whichever module it is, code for Node was bundled for another platform.
        var builtin = fact.Code == "could-not-resolve" && (fact.Subject?.StartsWith("node:", StringComparison.Ordinal) == true || text.Contains($"\"{fact.Subject}\" wasn't found on the file system but is built into node", StringComparison.Ordinal));
        string?[] key = [Part("tool", "bundle"), Part("code", fact.Code), builtin ? "module=built into node" : Part("identity", fact.Code is "could-not-resolve" or "no-export" ? fact.Subject : null)];
        return Made(Engines.Diagnostic, key, key[2] is null ? first : "", first, notes);
    }

    private static Reading Validation(Fact fact, string message, string first, List<string> notes)
    {
        var table = Table().Match(message);
        string?[] key = [Part("tool", "validation"), Part("code", fact.Code), table.Success ? Part("table", table.Groups["table"].Value) : Part("model", fact.Snippet), Part("field", fact.Subject)];
        return Made(Engines.Diagnostic, key, fact.Subject is null ? first : "", first, notes);
    }

    private static Reading Thrown(Fact fact, string core, List<string> notes)
    {
        // A message that could be of any test is told apart by the test.
        var vague = core.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= FewWords || core.StartsWith("Test timed out", StringComparison.Ordinal) || core.StartsWith("Hook timed out", StringComparison.Ordinal);
        return Made(Engines.Diagnostic, [Part("tool", "test"), Part("code", fact.Code), vague ? Part("test", fact.Subject) : null], core, core, notes);
    }

    private static Reading Traceback(Fact fact, string headline, List<string> notes)
    {
        var frame = fact.File is null ? null : $"{fact.File[(fact.File.LastIndexOfAny(['/', '\\']) + 1)..]}:{fact.Subject}";
        var name = fact.Code is null ? null : fact.Code[(fact.Code.LastIndexOf('.') + 1)..];
        var identity = IdentityNames.Of(name, headline);
        return Made(Engines.Stack, [Part("exception", fact.Code), Part("frame", frame), Part("identity", identity)], identity is null ? headline : "", fact.Code is null ? headline : $"{fact.Code}: {headline}", notes);
    }

    private static Reading Made(string engine, string?[] key, string headline, string shown, List<string> notes) =>
        new(engine, [.. key.OfType<string>()], headline, shown, notes);

    // A server wraps the error: "Server Error", or "... the following error:", and then, lines below, the error itself.
    private static string Core(string message)
    {
        var lines = message.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !Boilerplate.Is(l)).ToList();
        if (lines.Count == 0) return RootFact.FirstLine(message);
        var wrapper = lines.FindLastIndex(l => l.EndsWith(':') || l.EndsWith(" Server Error", StringComparison.Ordinal));
        var core = wrapper >= 0 && wrapper < lines.Count - 1 ? lines[wrapper + 1] : lines[0];
        return Uncaught().Replace(core, "");
    }

    // Which model was asked for is a fact of the run; that nobody offers it is the cause.
    private static string WithoutModel(string line, string? model) => string.IsNullOrEmpty(model) ? line : line.Replace(model, "<model>", StringComparison.Ordinal);

    private static string? Part(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name}={RootFact.FirstLine(value)}";

    [GeneratedRegex(@"\btable [`'""](?<table>[A-Za-z0-9_]+)[`'""]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();

    [GeneratedRegex(@"^(?:Uncaught )?(?:[A-Za-z_$][A-Za-z0-9_$.]*)?Error: (?:Uncaught )?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Uncaught();
}
