using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// A text that says that something failed and not what: nothing in it but the harness's wrapper, progress lines and counts.
/// Rules use it to say that the diagnostics are missing.
/// </summary>
public sealed partial class HeaderOnlyReader : IFactReader
{
    internal const string Kind = "header-only";

    // A wrapper is short; a longer text has something to say.
    private const int MaxLines = 200;

    public string Id => Kind;

    public IEnumerable<Fact> Read(FactSource source)
    {
        var lines = SourceLines.Of(source);
        var first = -1;
        var spoken = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length == 0) continue;
            if (lines[i].Length > 1_000 || ++spoken > MaxLines || !Wrapper().IsMatch(lines[i])) yield break;
            // The line that says that something failed is quoted before those that only surround it.
            if (first < 0 || (!lines[first].Contains("ail", StringComparison.Ordinal) && lines[i].Contains("ail", StringComparison.Ordinal))) first = i;
        }

        if (first < 0) yield break;
        yield return new Fact
        {
            Kind = Kind,
            Check = source.Check,
            Message = lines.Join(0, lines.Count).Trim(),
            Evidence = lines.Quote(first),
        };
    }

    [GeneratedRegex(
        """
        ^(?:\[error\][ ])?(?:[A-Za-z0-9 ()/.,:-]*:[ ])?(?:
            Error:
          | (?:Error:[ ])?Failed[ ]to[ ](?:deploy|install[ ]dependencies|typecheck[ ]code|lint[ ]code):?
          | (?:Error:[ ])?Tests[ ]failed(?:[ ]\(ratio:[ ][0-9.e-]+\))?
          | (?:deploy|eslint|tsc|install|tests|filesystem|convex[ ]dev|unknown|vitest)[ ]fail(?:ed)?(?:[ ]\([0-9]+%\))?
          | (?:Initial[ ]codegen(?:[ ]\(exit[ ]-?[0-9]+\))?|convex[ ]dev):
          | Saved[ ]the[ ]given[ ]--url[ ]as[ ].*
          | -[ ](?:Preparing[ ]Convex[ ]functions|Collecting[ ]TypeScript[ ]errors)\.*
          | ✖[ ]TypeScript[ ]typecheck[ ]via[ ]`tsc`[ ]failed\.
          | To[ ]ignore[ ]failing[ ]typecheck,[ ]use[ ]`--typecheck=disable`\.
          | Finding[ ]component[ ]definitions\.*|Generating[ ].*|Bundling[ ].*|Running[ ]TypeScript\.*|Uploading[ ]functions.*
        )$
        | ^\[(?:cmd|ok|setup)\][ ].*$
        | ^===[ ]Eval:[ ].*$
        | ^[ ]+RUN[ ]+v[0-9].*$
        | ^[ ]*(?:❯|✓)[ ].*\([0-9]+[ ]tests?.*\).*$
        | ^[ ]+(?:Test[ ]Files|Tests|Start[ ]at|Duration)[ ]{2}.*$
        | ^JSON[ ]report[ ]written[ ]to[ ].*$
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Wrapper();
}
