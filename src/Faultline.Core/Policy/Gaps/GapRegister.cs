using System.Globalization;
using Faultline.Model;
using Faultline.Policy.Predicates;

namespace Faultline.Policy.Gaps;

/// <summary>The register of known gaps, <c>gaps.yaml</c> in the workspace.</summary>
public static class GapRegister
{
    public const string FileName = "gaps.yaml";

    private static readonly string[] _keys = ["id", "match", "reason", "owner", "since", "expires", "source", "status", "case"];
    private static readonly string[] _states = ["open", "resolved", "removed"];

    /// <summary>The entries in the order of the file. What cannot be used is reported with its line and left out.</summary>
    public static IReadOnlyList<RegisteredEntry> Read(string path, Action<ImportDiagnostic> report)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<RegisteredEntry>();
        foreach (var entry in YamlFile.Entries(path, "gaps", _keys, report))
        {
            if (Problem(entry, seen) is { } problem)
            {
                report(new ImportDiagnostic(path, entry.Line, DiagnosticSeverity.Error, problem));
                continue;
            }

            var line = entry.LineOf("reason");
            var match = Parse(entry, path, report, out var isBroken);
            if (isBroken) continue;
            entries.Add(new RegisteredEntry(Gap(entry, path, line, report), match, line <= lines.Length ? lines[line - 1].Trim() : "", entry.Line));
        }

        return entries;
    }

    private static string? Problem(YamlEntry entry, HashSet<string> seen)
    {
        if (entry.Text("id") is not { } id) return "The entry has no 'id'; it is left out.";
        if (entry.Text("reason") is null) return $"The gap '{id}' has no 'reason'; it is left out.";
        if (entry.Text("status") is { } status && !_states.Contains(status, StringComparer.Ordinal)) return $"The gap '{id}' has the status '{status}'; expected one of {string.Join(", ", _states)}. It is left out.";
        return seen.Add(id) ? null : $"There is another gap '{id}' above; this one is left out. Ids are never reused.";
    }

    private static KnownGap Gap(YamlEntry entry, string path, int line, Action<ImportDiagnostic> report) => new()
    {
        Id = entry.Text("id")!,
        Match = entry.Text("match"),
        Reason = entry.Text("reason")!,
        Owner = entry.Text("owner"),
        Since = DayOf(entry, "since", path, report),
        Expires = DayOf(entry, "expires", path, report),
        Source = entry.Text("source"),
        Status = entry.Text("status") ?? "open",
        Case = entry.Text("case"),
        File = path,
        Line = line,
    };

    private static Predicate? Parse(YamlEntry entry, string path, Action<ImportDiagnostic> report, out bool isBroken)
    {
        isBroken = false;
        if (entry.Text("match") is not { } text) return null;
        try
        {
            var match = Predicate.Parse(text);
            if (match.AsksForMoreThanTheCase) return match;
            report(new ImportDiagnostic(path, entry.LineOf("match"), DiagnosticSeverity.Warning,
                $"The match of '{entry.Text("id")}' asks for nothing but the case: every failure of it would be explained. Add what the error says, e.g. AND text LIKE '%...%'. It is not used."));
            return null;
        }
        catch (PredicateError error)
        {
            report(new ImportDiagnostic(path, entry.LineOf("match"), DiagnosticSeverity.Error,
                $"The match of '{entry.Text("id")}' cannot be read, column {error.Column.ToString(CultureInfo.InvariantCulture)}: {error.Message}. The gap is left out."));
            isBroken = true;
            return null;
        }
    }

    private static DateOnly? DayOf(YamlEntry entry, string key, string path, Action<ImportDiagnostic> report)
    {
        if (entry.Text(key) is not { } text) return null;
        if (Day.Parse(text) is { } day) return day;
        report(new ImportDiagnostic(path, entry.LineOf(key), DiagnosticSeverity.Error, $"'{key}: {text}' is no day; expected e.g. 2026-02-06. The gap is used as if it had none."));
        return null;
    }
}
