using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>Chooses the one line that says why a trial failed.</summary>
public static class DecisiveError
{
    private const int MaxLength = 200;

    /// <summary>
    /// The first error of the check that failed first: facts of severity error before facts without one, in the order of the log,
    /// and no warning as long as there is another. Null when no fact was read from that check.
    /// </summary>
    /// <summary>The decisive error in one line; null when the logs give no text at all.</summary>
    public static string? Of(Trial trial, Analysis analysis) => LineOf(trial, FactOf(trial, analysis));

    internal static Fact? FactOf(Trial trial, Analysis analysis)
    {
        var check = trial.FirstFailedCheck?.Name;
        var facts = analysis.Facts.Where(fact => check is null || fact.Check == check).ToList();
        return facts.Find(fact => IsError(fact.Severity))
            ?? facts.Find(fact => fact.Severity is null)
            ?? (facts.Count > 0 ? facts[0] : null);
    }

    /// <summary>One line of at most 200 characters without terminal colours; null when the logs say nothing.</summary>
    internal static string? LineOf(Trial trial, Fact? fact)
    {
        var line = fact is null ? null : LineOf(fact);
        if (string.IsNullOrEmpty(line))
        {
            var failed = trial.FirstFailedCheck;
            line = MeaningfulLine(failed?.Detail) ?? MeaningfulLine(failed?.Message) ?? MeaningfulLine(trial.Error);
        }

        return line is null ? null : Truncate.To(line, MaxLength);
    }

    private static string LineOf(Fact fact)
    {
        if (fact.Kind == "header-only") return $"no diagnostics: all that the log holds is '{Visible.Line(fact.Evidence.Quote)}'";
        var message = MeaningfulLine(Core(fact)) ?? "";
        // For a test the title says what was tried; for a tool its code says what kind of error it is.
        var lead = Visible.Line((fact.Kind is "assertion" or "exception" ? fact.Subject ?? fact.Code : fact.Code) ?? "");
        if (lead.Length == 0 || message.Contains(lead, StringComparison.Ordinal)) return message;
        return message.Length == 0 ? lead : $"{lead}: {message}";
    }

    // A server wraps the error: "Server Error", or "... encountered the following error:", and then, lines below, the error itself.
    private static string Core(Fact fact)
    {
        if (fact.Kind is not ("exception" or "deploy")) return fact.Message;
        var lines = fact.Message.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var wrapper = lines.FindLastIndex(line => line.TrimEnd().EndsWith(':') || line.TrimEnd().EndsWith(" Server Error", StringComparison.Ordinal));
        return wrapper < 0 || wrapper == lines.Count - 1 ? fact.Message : string.Join('\n', lines.Skip(wrapper + 1));
    }

    // The first line that speaks of an error, or else the first with a word in it: logs begin with progress lines and rulers.
    private static string? MeaningfulLine(string? text)
    {
        if (text is null) return null;
        string? first = null;
        foreach (var raw in Visible.Block(text).Split('\n'))
        {
            var line = Visible.Line(raw);
            if (!line.Any(char.IsLetter)) continue;
            if (line.Contains("error", StringComparison.OrdinalIgnoreCase) && line.Length > "Error:".Length) return line;
            first ??= line;
        }

        return first;
    }

    private static bool IsError(string? severity) =>
        string.Equals(severity, "error", StringComparison.OrdinalIgnoreCase)
        || string.Equals(severity, "fatal", StringComparison.OrdinalIgnoreCase);
}
