using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>The names that teams give to fields and columns.</summary>
internal static partial class FieldWords
{
    private static readonly (FieldName Field, string[] Words)[] _words =
    [
        (FieldName.Label, ["classification", "classified as", "failure classification", "label", "fault", "verdict", "class", "final classification"]),
        (FieldName.Check, ["failed step", "step", "failing step", "failure step", "step type", "failed steps", "failed check", "stage", "phase", "check", "failure type"]),
        (FieldName.Case, ["eval", "evals", "case", "cases", "eval name", "eval path", "test case", "affected evals", "evals affected", "failed eval", "failing eval", "scenario", "task", "test", "name", "failure"]),
        (FieldName.Error, ["error", "error message", "exact error", "error summary"]),
        (FieldName.Reasoning, ["reasoning", "one-line reasoning", "reason", "root cause", "why", "explanation", "rationale", "analysis", "notes", "note", "root cause identified", "summary", "details", "description", "diagnosis"]),
        (FieldName.Model, ["model snippet", "model output", "model output snippet", "model code", "model wrote", "model code snippet", "actual"]),
        (FieldName.Expected, ["expected snippet", "expected", "expected code", "expected code snippet", "expected output", "reference", "answer"]),
        (FieldName.Action, ["action taken", "actions taken", "action"]),
        (FieldName.Frequency, ["frequency", "runs failed", "failed runs", "fail rate", "failure rate", "occurrences", "runs", "failed in"]),
        (FieldName.Count, ["count", "failures", "number", "#", "n", "total"]),
    ];

    public static FieldName Of(string name)
    {
        var plain = Brackets().Replace(name, "").Trim(' ', ':', '*', '`', '.').ToLowerInvariant();
        foreach (var (field, words) in _words)
            if (words.Contains(plain, StringComparer.Ordinal)) return field;
        return FieldName.Other;
    }

    /// <summary>A line such as <c>Failed step: deploy</c> without bold words; null when it is running text.</summary>
    public static (FieldName Field, string Value)? InLine(string text)
        => Named().Match(text) is { Success: true } named && Of(named.Groups["name"].Value) is not FieldName.Other and var field ? (field, named.Groups["value"].Value.Trim()) : null;

    [GeneratedRegex(@"\s*\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?<name>[\p{L}#][\p{L} _-]{1,30}(\([^()]*\))?):(\s+|$)(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Named();
}
