using System.Globalization;
using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>A heading that names failed cases: <c>3. category/name — step (2/3 runs)</c> and what else teams write there.</summary>
internal sealed partial record FailureHeading
{
    public required IReadOnlyList<string> Names { get; init; }

    public string? Category { get; init; }

    public string? Check { get; init; }

    public string? Label { get; init; }

    public string? Decoration { get; init; }

    public int? RunsFailed { get; init; }

    public int? RunsTotal { get; init; }

    public bool IsNumbered { get; init; }

    public bool Repeat { get; init; }

    /// <summary>True when it says in so many words that there is no label.</summary>
    public bool IsUnlabelled { get; init; }

    /// <summary>True when something beside the name says that this is a failure: a label or a frequency. A step alone may be any word.</summary>
    public bool HasSigns => Label is not null || RunsTotal is not null;

    /// <summary>Null when the text cannot be a heading of a failure.</summary>
    public static FailureHeading? Of(string title, CaseNames known)
    {
        var lead = Number().Match(title);
        var rest = title[lead.Length..];
        var (names, end) = CaseNames.Leading(rest);
        if (names.Count == 0) return null;
        var tail = rest[end..];
        // The name is followed by the end, a bracket or a dash: a sentence goes on with a word.
        if (tail.Trim().Length > 0 && !Separated().IsMatch(tail)) return null;
        var heading = new FailureHeading { Names = names, IsNumbered = lead.Groups["number"].Success };
        foreach (Match part in Part().Matches(tail)) heading = heading.With(part.Groups["in"].Success ? part.Groups["in"].Value : part.Groups["out"].Value, part.Groups["in"].Success, known);
        return heading;
    }

    private FailureHeading With(string part, bool bracketed, CaseNames known)
    {
        var text = part.Trim(' ', '`', '*', ':', '—', '–', '-', '.', ',');
        if (text.Length == 0) return this;
        if (Frequency().Match(text) is { Success: true } runs)
            return this with { RunsFailed = RunsFailed ?? Int(runs, "failed"), RunsTotal = RunsTotal ?? Int(runs, "of") };
        if (LabelText.IsNone(text)) return this with { IsUnlabelled = true };
        if (RepeatWord().IsMatch(text)) return this with { Repeat = true };
        if (Label is null && LabelText.IsWhole(text) && LabelText.InPlace(text) is { } label) return this with { Label = label.Label, Decoration = label.Decoration };
        if (bracketed && Label is not null) return this with { Decoration = Decoration ?? text };
        if (bracketed && Category is null && Check is null && Names.All(n => !n.Contains('/')) && CategoryShape().IsMatch(text) && (CaseNames.IsNumbered(text) || known.IsCategory(text) || text.Contains('_')))
            return this with { Category = text };
        return Check is null && StepText.Of(text) is { } step ? this with { Check = step } : this;
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[^\p{L}0-9`_]*((failure|eval|case|issue|item)\s*)?((?<number>#?[0-9]{1,4}(\s*[-–]\s*[0-9]{1,4})?)\s*[.):]\s+|(?<=(failure|eval|case|issue|item)\s*):\s*)?[^\p{L}0-9`_]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[`*]*\s*(\(|\[|[—–|:]|-{1,3}\s|→)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Separated();

    [GeneratedRegex(@"\((?<in>[^()]*(\([^()]*\)[^()]*)*)\)|(?<out>((?!\s[—–|]\s|\s-{1,3}\s)[^()])+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<failed>[0-9]{1,4})\s*(/|of)\s*(?<of>[0-9]{1,4})(\s+(runs?|attempts?|trials?|times?)(\s+failed)?)?$|^failed\s+(?<failed>[0-9]{1,4})\s*(/|of)\s*(?<of>[0-9]{1,4})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Frequency();

    [GeneratedRegex(@"^[\p{L}0-9][\p{L}0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CategoryShape();

    [GeneratedRegex(@"^(exact\s+)?repeat(ed|s)?\b|^recurring\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RepeatWord();
}
