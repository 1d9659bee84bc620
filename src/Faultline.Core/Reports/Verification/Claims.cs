using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Reports.Verification;

/// <summary>What can be looked up in one line of a report.</summary>
internal static partial class Claims
{
    /// <summary>Failure ids (<see cref="TrialKey.FailureId"/>), cluster ids and action ids.</summary>
    public static IEnumerable<string> Ids(string line) => Id().Matches(line).Select(m => m.Value);

    /// <summary>Numbers outside of code spans and ids.</summary>
    public static IEnumerable<string> Numbers(string line) => Number().Matches(Id().Replace(Span().Replace(line, " "), " ")).Select(m => m.Value);

    /// <summary>Numbers that count something: <c>3 of 8</c>, <c>3/8</c>, <c>62.5%</c>, <c>3 failures</c>.</summary>
    public static IEnumerable<string> Counts(string line) => Count().Matches(Id().Replace(Span().Replace(line, m => IsRatio(m.Groups["text"].Value) ? m.Groups["text"].Value : " "), " "))
        .Select(m => Space().Replace(m.Value, " ").Trim());

    /// <summary>The contents of code spans.</summary>
    public static IEnumerable<string> Spans(string line) => Span().Matches(line).Select(m => m.Groups["text"].Value.Trim());

    /// <summary>Words in double quotes that are long enough to be somebody's.</summary>
    public static IEnumerable<string> Quotations(string line) => Quotation().Matches(Span().Replace(line, " ")).Select(m => m.Groups["text"].Value);

    /// <summary>Faults and how they came about.</summary>
    public static IEnumerable<string> Labels(string line) => Label().Matches(line).Select(m => m.Value);

    private static bool IsRatio(string text) => Ratio().IsMatch(text);

    [GeneratedRegex(@"(?<![\w-])(?:f[0-9a-z]{12}|C-[0-9a-z]{10}|A-[0-9a-z]{6,12})(?![\w-])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex(@"\$?\d+(?:[.,:]\d+)*%?", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+\s*(?:/|of|out of)\s*\d+|\d+(?:\.\d+)?\s?%|\d+\s+(?:failures?|failed|passed|cases?|evals?|tests?|turns?|reviewed|provisional|open)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\d+\s*/\s*\d+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"(?<ticks>`+)(?<text>.+?)(?<!`)\k<ticks>(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    [GeneratedRegex("[\"\u201c](?<text>[^\"\u201c\u201d]{12,})[\"\u201d]", RegexOptions.ExplicitCapture)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\b(?:MODEL_FAULT|OVERLY_STRICT|AMBIGUOUS_TASK|KNOWN_GAP|GRADER_FAULT|HARNESS_FAULT|INCONCLUSIVE|provisional|reviewed|propagated|not labelled|unlabelled)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
