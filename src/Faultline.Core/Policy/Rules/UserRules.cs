using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;
using Faultline.Policy.Predicates;

namespace Faultline.Policy.Rules;

/// <summary>Reads <c>rules.yaml</c> of the workspace.</summary>
public static partial class UserRules
{
    public const string FileName = "rules.yaml";

    private static readonly string[] _keys = ["id", "when", "priority", "label", "mechanism", "reason", "cluster", "split_by", "known_gap", "ignore", "must_match", "must_not_match"];

    /// <summary>The rules in the order in which they are asked. What cannot be used is reported with its line and left out.</summary>
    public static IReadOnlyList<UserRule> Read(string path, Action<ImportDiagnostic> report)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var rules = new List<UserRule>();
        foreach (var entry in YamlFile.Entries(path, "rules", _keys, report))
        {
            try
            {
                rules.Add(Rule(entry, path, lines, rules));
            }
            catch (PredicateError error)
            {
                var column = error.Column > 0 ? $", column {error.Column.ToString(CultureInfo.InvariantCulture)}" : "";
                report(new ImportDiagnostic(path, error.Line ?? (error.Column > 0 ? entry.LineOf("when") : entry.Line), DiagnosticSeverity.Error,
                    $"The rule '{entry.Text("id") ?? "without id"}' cannot be used{column}: {error.Message}. It is left out."));
            }
        }

        // OrderBy keeps the order of the file within a priority.
        return [.. rules.OrderByDescending(r => r.Priority)];
    }

    private static UserRule Rule(YamlEntry entry, string path, string[] lines, List<UserRule> before)
    {
        var id = entry.Text("id") ?? throw new PredicateError(0, "it has no 'id'");
        if (before.Exists(r => r.Id == id)) throw new PredicateError(0, $"there is another rule '{id}' above, and ids are never reused");
        var when = entry.Text("when") ?? throw new PredicateError(0, "it has no 'when'");
        var line = entry.LineOf("when");
        // A block text begins on the line after its mark.
        if (line < lines.Length && lines[line - 1].TrimEnd() is { Length: > 0 } mark && mark[^1] is '|' or '>' or '-') line++;
        var rule = new UserRule
        {
            Id = id,
            When = Predicate.Parse(when),
            Priority = Priority(entry),
            Label = Label(entry),
            Mechanism = entry.Text("mechanism"),
            Reason = entry.Text("reason"),
            Cluster = Cluster(entry),
            SplitBy = SplitBy(entry),
            KnownGap = entry.Text("known_gap"),
            Ignore = entry.Text("ignore") is "true" or "yes",
            MustMatch = Examples(entry, "must_match"),
            MustNotMatch = Examples(entry, "must_not_match"),
            File = path,
            Line = line,
            Quote = line <= lines.Length ? lines[line - 1].Trim() : when,
        };
        return rule.Does.Length > 0 ? rule : throw new PredicateError(0, "it does nothing; give it 'label', 'known_gap', 'cluster', 'split_by' or 'ignore: true'");
    }

    private static int Priority(YamlEntry entry)
    {
        if (entry.Text("priority") is not { } text) return 0;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var priority) ? priority : throw new PredicateError(0, $"its priority '{text}' is no whole number");
    }

    private static Fault? Label(YamlEntry entry)
    {
        if (entry.Text("label") is not { } text) return null;
        if (!FaultNames.TryParse(text, out var fault)) throw new PredicateError(0, $"'{text}' is no label; there are {string.Join(", ", Enum.GetValues<Fault>().Select(f => f.Name()))}");
        return fault == Fault.KnownGap
            ? throw new PredicateError(0, "KNOWN_GAP must cite an entry of the register: write 'known_gap: ID' instead of a label")
            : fault;
    }

    private static string? Cluster(YamlEntry entry)
    {
        // A name that looks like an id could never be told from one.
        if (entry.Text("cluster") is not { } name || !Id().IsMatch(name)) return entry.Text("cluster");
        throw new PredicateError(0, $"its cluster '{name}' is an id, and a rule gives a name; 'faultline clusters merge' puts clusters together", entry.LineOf("cluster"));
    }

    private static string? SplitBy(YamlEntry entry)
    {
        if (entry.Text("split_by") is not { } field) return null;
        if (FailureFacts.CanSplit(field)) return field.ToLowerInvariant();
        var why = FailureFacts.IsField(field) ? $"'{field}' differs from failure to failure and splits nothing" : $"there is no field '{field}' to split by";
        throw new PredicateError(0, $"{why}; there are {string.Join(", ", FailureFacts.Splitting)} and fact.KIND", entry.LineOf("split_by"));
    }

    [GeneratedRegex(@"^[CR]-[0-9a-z]{10}(?:\.[0-9a-z]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    private static IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> Examples(YamlEntry entry, string key)
    {
        var examples = entry.Examples(key);
        var unknown = examples.SelectMany(e => e.Keys).FirstOrDefault(f => !FailureFacts.IsField(f));
        return unknown is null ? examples : throw new PredicateError(0, $"an example under {key} has the field '{unknown}', which there is not");
    }
}
