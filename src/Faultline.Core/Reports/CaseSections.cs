using System.Globalization;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>
/// The sections about one case that its page and its issue share. Each is a whole piece of Markdown of bounded length; texts from logs
/// are fenced or inert, so that they neither format nor mention anything.
/// </summary>
internal static class CaseSections
{
    private const int MaxError = 3000;
    private const int MaxQuote = 300;
    private const int MaxRows = 40;
    private const int MaxEvidence = 20;

    internal static string Results(CaseStory story)
    {
        var page = new MarkdownPage();
        var row = story.Test?.Row;
        var rows = new List<string[]>();
        if (story.Test is not null)
        {
            rows.Add(["Best Tier", Cell(row?.BestTier)]);
            rows.Add(["Best Score", row?.BestScore is { } score ? score.ToString("0.###", CultureInfo.InvariantCulture) : Wording.NotRecorded]);
            rows.Add(["Frontier CoP", Wording.Usd(row?.CostOfPass)]);
        }
        else if (story.Final is { } failure)
        {
            rows.Add(["Failed step", Markdown.Inert(Wording.Step(failure))]);
        }

        rows.Add(["Total Cost", Wording.Usd(story.CostUsd)]);
        rows.Add(["Total Duration", Wording.Duration(story.DurationMs)]);
        rows.Add(["Tokens", story.Final?.Trial.Usage is { } usage ? Wording.Number(usage.TotalTokens ?? usage.InputTokens + usage.OutputTokens) : Wording.NotRecorded]);
        if (row?.ExitCode is { } exit) rows.Add(["Exit code", Wording.Number(exit)]);
        return page.Table(["Field", "Value"], rows).ToString();
    }

    /// <summary>Every attempt of a batch's sessions; null when only one is known.</summary>
    internal static string? Attempts(CaseStory story)
    {
        if (story.Test is not { Attempts: { Count: > 0 } attempts } test) return null;
        var page = new MarkdownPage();
        page.Table(
            ["Session", "Attempt", "Start (UTC)", "Exit code", "Result", "Cost", "Why"],
            attempts.Take(MaxRows).Select(attempt => new[]
            {
                Wording.Number(attempt.Session), Wording.Number(attempt.Attempt), Time(attempt.Start), Wording.Number(attempt.ExitCode),
                Result(attempt.Outcome), Wording.Usd(attempt.Cost), Cause(attempt.Category, attempt.Cause),
            }));
        if (attempts.Count > MaxRows) page.Block(Rest(attempts.Count - MaxRows, "attempts"));
        if (test.HiddenPass)
        {
            var sessions = string.Join(", ", attempts.Where(attempt => attempt.Outcome == Outcome.Passed).Select(attempt => attempt.Session).Distinct().Select(session => Wording.Number(session)));
            page.Block($"**A pass is hidden**: session {sessions} passed this test; the summary's last row says {Markdown.Inert(story.Status)}.");
        }

        return page.ToString();
    }

    /// <summary>What went wrong, in the words of the rule and of the log, and the change that the error points to.</summary>
    internal static string RootCause(CaseStory story)
    {
        var page = new MarkdownPage();
        page.Block(Markdown.Inert(story.Test?.Reason ?? story.Final?.Label?.Reason ?? (story.Final is null ? "No trial of it is listed in the logs." : $"{Wording.Abstained}.")));
        if (story.Final is not { } failure) return page.ToString();
        page.Block("**Error**:");
        page.Block(ErrorText(failure) is { } error ? Markdown.Fence(Cut(error)) : "The logs give no text.");
        if (Remedy.For(failure) is { } remedy)
        {
            page.Block("**Fix** (proposed from the error, not tried):");
            page.Block(Markdown.Fence($"# Change:\n{remedy.Before}\n# To:\n{remedy.After}", "python"));
            page.Block(Markdown.Inert(remedy.Why));
        }

        return page.ToString();
    }

    /// <summary>The model's lines beside those of the reference; null when there are none.</summary>
    internal static string? Snippets(CaseStory story)
    {
        if (story.Final is not { Model: { } model } failure) return null;
        var page = new MarkdownPage().Block($"Where the error points, {Markdown.Code(model.Name)}{From(model)}:").Block(Markdown.Fence(Cut(model.Text)));
        if (failure.Expected is { } expected) page.Block($"Reference, {Markdown.Code(expected.Name)}{From(expected)}:").Block(Markdown.Fence(Cut(expected.Text)));
        return page.ToString();
    }

    /// <summary>Where to look: file, pointer, quote; null when nothing is cited.</summary>
    internal static string? Evidence(CaseStory story)
    {
        var evidence = (story.Test?.Evidence ?? []).Concat(story.Final?.Label?.Evidence ?? []).Distinct().ToList();
        if (evidence.Count == 0) return null;
        var page = new MarkdownPage();
        foreach (var item in evidence.Take(MaxEvidence))
            page.Item($"{Markdown.Code(item.Source)} {Markdown.Code(item.Pointer)}: {Markdown.Code(Truncate.To(Visible.Line(item.Quote), MaxQuote))}");
        if (evidence.Count > MaxEvidence) page.Item(Rest(evidence.Count - MaxEvidence, "places"));
        return page.ToString();
    }

    /// <summary>Whose fault the label says it is, and how sure it is; null for a case without a failure.</summary>
    internal static string? Label(CaseStory story)
    {
        if (story.Final is not { } failure) return null;
        if (failure.Label is not { } label) return Wording.Abstained;
        return string.Create(CultureInfo.InvariantCulture,
            $"{label.Fault.Name()}, mechanism {Markdown.Code(label.Mechanism)}, by {(failure.Verdict is null ? "rule " : "")}{Markdown.Code(label.By)}{(label.Confidence is { } sure ? string.Create(CultureInfo.InvariantCulture, $", confidence {sure:0.00}") : "")} ({Wording.Status(failure.Status)})");
    }

    /// <summary>The proposals that rest on this case's failure.</summary>
    internal static string Proposals(CaseStory story)
    {
        var page = new MarkdownPage();
        foreach (var text in story.Proposals) page.Item(Markdown.Inert(text));
        return story.Proposals.Count == 0 ? "None found.\n" : page.ToString();
    }

    internal static string Cause(string? category, string? cause) => (category, cause) switch
    {
        (null, _) => "-",
        (_, null) => Markdown.Inert(category),
        _ => $"{Markdown.Inert(category)} ({Markdown.Inert(cause)})",
    };

    internal static string Result(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "PASS",
        Outcome.Failed => "FAIL",
        Outcome.Errored => "ERROR",
        Outcome.Unfinished => "UNFINISHED",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "not an outcome"),
    };

    internal static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? Wording.NotRecorded;

    internal static string Rest(int more, string what) => string.Create(CultureInfo.InvariantCulture, $"... and {more} more {what}.");

    internal static string Cell(string? text) => text is null ? Wording.NotRecorded : Markdown.Inert(text);

    private static string From(CodeSnippet snippet) => snippet.FirstLine is { } line ? string.Create(CultureInfo.InvariantCulture, $" from line {line}") : "";

    // The whole message of the fact that decides, or else the whole text of the check that failed first.
    private static string? ErrorText(FailureReport failure)
    {
        var fact = DecisiveError.FactOf(failure.Trial, failure.Analysis);
        var check = failure.Trial.FirstFailedCheck;
        string?[] texts = [fact is null ? null : fact.Code is { } code && !fact.Message.Contains(code, StringComparison.Ordinal) ? $"{code}: {fact.Message}" : fact.Message, check?.Detail, check?.Message, failure.Trial.Error];
        return Array.Find(texts, text => !string.IsNullOrWhiteSpace(text));
    }

    private static string Cut(string text)
    {
        var shown = Visible.Block(text).Trim('\n');
        if (shown.Length <= MaxError) return shown;
        // The end of a traceback says more than its middle.
        var (head, tail) = (Whole(shown, 0, MaxError * 2 / 3), Whole(shown, shown.Length - (MaxError / 3), MaxError / 3));
        return string.Create(CultureInfo.InvariantCulture, $"{head}\n... {shown.Length - head.Length - tail.Length} characters left out ...\n{tail}");
    }

    // No half of a surrogate pair at either end.
    private static string Whole(string text, int start, int length)
    {
        var end = start + length;
        if (char.IsLowSurrogate(text[start])) start++;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return text[start..end];
    }
}
