using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Importers.Scylla.Logs;
using Faultline.Importers.Scylla.Trees;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>Turns what a log or a tree calls an error into facts: an exception of the harness, of the judge, or a rate limit.</summary>
internal static partial class ErrorFacts
{
    private const int LongestMessage = 600;

    /// <summary>Facts of a log's error records, those that repeat another one left out.</summary>
    public static IEnumerable<Fact> OfLog(LogAttempt log, IReadOnlySet<string> failedTiers)
    {
        var judges = log.Errors.Where(e => e.Kind == LogErrorKind.Judge).Select(e => FirstLine(e.Message)).ToHashSet(StringComparer.Ordinal);
        // Runner and main program both report what ended the experiment; the one with the traceback says more.
        var ended = log.Errors.LastOrDefault(e => e.Kind == LogErrorKind.Experiment && e.HasTraceback) ?? log.Errors.LastOrDefault(e => e.Kind == LogErrorKind.Experiment);
        foreach (var error in log.Errors)
        {
            if (error.Kind == LogErrorKind.Experiment && !ReferenceEquals(error, ended)) continue;
            if (error.Kind == LogErrorKind.Tier && ended is not null) continue;
            if (error.Kind is LogErrorKind.Clone && ended is null) continue;
            var inJudge = error.InJudge || (error.Kind == LogErrorKind.Worker && judges.Contains(FirstLine(error.Message)));
            yield return Of(error, inJudge, log.Source, failedTiers);
        }

        if (log.NoValidJudge is { } none)
        {
            yield return new Fact
            {
                Kind = "judge-exception",
                Code = "NoValidJudgement",
                Severity = "warning",
                Message = "all judges failed; the harness went on with a score of zero",
                Signature = "no valid judgement",
                Evidence = At(log.Source, none),
            };
        }
    }

    /// <summary>Facts of sub-tests that ended without a run, for attempts whose log is not there.</summary>
    public static IEnumerable<Fact> OfTree(ExperimentTree tree)
    {
        foreach (var subtest in tree.Subtests.Where(s => s.Runs == 0))
        {
            var runs = tree.Runs.Where(r => r.Subtest == subtest.Name && !r.IsSetAside).ToList();
            if (subtest is { Limit: { } words, LimitAt: { } limitAt })
            {
                yield return new Fact { Kind = "rate-limit", Code = "RateLimitError", Subject = Slash(subtest.Name), Message = words, Signature = $"rate limit: {ErrorMask.Mask(words)}", Evidence = limitAt };
                continue;
            }

            if (subtest is not { Reason: { } reason, ReasonAt: { } at } || Reason().Match(reason) is not { Success: true } match) continue;
            var (type, message) = (match.Groups["type"].Value, match.Groups["message"].Value);
            // The judge's own note says that it failed: then this is the judge's exception, passed on.
            var inJudge = runs.Count > 0 && runs.All(r => r is { HasResult: false, Run.IsJudged: false });
            var kind = match.Groups["kind"].Value == "RateLimitError" || IsLimit(type, message) ? "rate-limit" : inJudge ? "judge-exception" : "harness-exception";
            yield return new Fact { Kind = kind, Code = type, Subject = Slash(subtest.Name), Message = Shortened(message), Signature = SignatureOf(type, message, null, null), Evidence = at };
            if (runs.FirstOrDefault(r => r.HasResult) is { Run.JudgeEvidence: { } earlier })
                yield return new Fact { Kind = "resume", Severity = "info", Subject = Slash(subtest.Name), Message = "results of an earlier attempt are in the folder that this attempt reported nothing of", Evidence = earlier };
        }
    }

    private static Fact Of(LogError error, bool inJudge, string source, IReadOnlySet<string> failedTiers)
    {
        var message = Shortened(error.Message);
        var type = error.Type ?? (error.Kind == LogErrorKind.Configuration ? "ConfigurationError" : null);
        var kind = error.Kind == LogErrorKind.RateLimit || IsLimit(type, message) ? "rate-limit"
            : inJudge ? "judge-exception"
            : error.Kind is LogErrorKind.Clone ? "clone"
            : "harness-exception";
        var tier = error.Subject is { } subject && subject.Contains('/', StringComparison.Ordinal) ? subject[..subject.IndexOf('/', StringComparison.Ordinal)] : null;
        return new Fact
        {
            Kind = kind,
            Check = tier is not null && failedTiers.Contains(tier) ? tier : null,
            Code = type,
            Severity = error.Kind is LogErrorKind.Clone ? "warning" : "error",
            File = error.File,
            Line = error.FileLine,
            Snippet = error.Code,
            Subject = error.Subject,
            Message = message,
            Expected = Word(error.Kind),
            Signature = kind == "rate-limit" ? $"rate limit: {ErrorMask.Mask(FirstLine(message))}" : SignatureOf(type, message, error.File, error.Function),
            Evidence = At(source, error.Line),
        };
    }

    /// <summary>Type, model, field and frame of an exception: what is the same wherever one cause strikes.</summary>
    public static string SignatureOf(string? type, string message, string? file, string? function)
    {
        var frame = file is null ? "" : $" @ {file}{(function is null ? "" : $" {function}")}";
        var lines = message.Split('\n');
        if (Validation().Match(lines[0]) is { Success: true } match)
        {
            var field = lines.Length > 1 ? lines[1].Trim() : "";
            var kind = PydanticType().Match(message) is { Success: true } stated ? $" {stated.Groups["type"].Value}" : "";
            return $"{type} {match.Groups["model"].Value}{(field.Length > 0 ? $" {field}" : "")}{kind}{frame}";
        }

        // What a model or a service answered is no part of the cause.
        var own = lines.TakeWhile(line => !line.StartsWith("Response:", StringComparison.Ordinal)).Take(2);
        // Names of tiers and sub-tests differ from test to test like numbers do.
        return $"{type ?? "error"}: {SubtestName().Replace(ErrorMask.Mask(string.Join(' ', own)), "<subtest>")}{frame}";
    }

    public static Evidence At(string source, LogLine line) => new(source, string.Create(CultureInfo.InvariantCulture, $"#L{line.Number}"), line.Text.Trim());

    // The harness's own list of what a provider says. It is looked for in exceptions of the harness only, never in what a model wrote.
    private static bool IsLimit(string? type, string message) =>
        type == "RateLimitError" || Limit().IsMatch(FirstLine(message)) || (Envelope().Match(message) is { Success: true } answer && Limit().IsMatch(answer.Groups["result"].Value));

    private static string Word(LogErrorKind kind) => kind switch
    {
        LogErrorKind.Worker => "worker",
        LogErrorKind.Judge => "judge",
        LogErrorKind.Experiment => "experiment",
        LogErrorKind.Configuration => "configuration",
        LogErrorKind.RateLimit => "rate-limit",
        LogErrorKind.Clone => "clone",
        LogErrorKind.Tier => "tier",
        LogErrorKind.Uncaught => "uncaught",
        LogErrorKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of error"),
    };

    private static string Slash(string subtest) => subtest.Replace('_', '/');

    private static string FirstLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;

    private static string Shortened(string text) => text.Length <= LongestMessage ? text : text[..(char.IsHighSurrogate(text[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage)];

    [GeneratedRegex(@"hit your (usage )?limit|[Rr]ate[ _-]?limit(ed| exceeded|_error)\b|^[Rr]ate limit\b|(API Error|HTTP|status|code):? ?(429|529)\b|overloaded_error|\bOverloaded\b|[Tt]oo [Mm]any [Rr]equests|weekly usage limit|insufficient_quota", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Limit();

    // An answer that the provider's client marks as its own error; what a model wrote has no such mark.
    [GeneratedRegex(@"""is_error"": ?true\b.*?""result"": ?""(?<result>.*)", RegexOptions.Singleline)]
    private static partial Regex Envelope();

    [GeneratedRegex(@"^\d+ validation errors? for (?<model>\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Validation();

    [GeneratedRegex(@"\[type=(?<type>\w+)")]
    private static partial Regex PydanticType();

    [GeneratedRegex(@"\bT\d+(_\d+)?(_run_\d+)?\b")]
    private static partial Regex SubtestName();

    [GeneratedRegex(@"^(?<kind>WorkerError|RateLimitError|Error): ((?<type>[A-Za-z_][\w.]*): )?(?<message>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Reason();
}
