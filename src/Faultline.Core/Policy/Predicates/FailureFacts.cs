using System.Globalization;
using Faultline.Model;

namespace Faultline.Policy.Predicates;

/// <summary>
/// What predicates may ask of a failure, by field. A field holds several values where a failure has several, no value where nothing was
/// recorded: absent is not zero and not empty.
/// </summary>
public sealed class FailureFacts
{
    /// <summary>The fields, each with what it holds. <c>fact.KIND</c> holds the messages of the facts of a kind besides.</summary>
    public static readonly IReadOnlyList<(string Name, string Holds)> Fields =
    [
        ("eval", "case id"), ("case", "case id"), ("category", "category of the case"), ("model", "model of the run"), ("provider", "provider of the run"),
        ("experiment", "experiment of the run"), ("benchmark", "benchmark of the run"), ("run", "run id"), ("outcome", "failed or errored"),
        ("check", "every check that failed"), ("step", "every check that failed"), ("dimension", "every check that failed"), ("code", "codes of the facts that say what went wrong"),
        ("exception", "codes of exceptions"), ("frame", "files and functions that facts name"), ("status", "status codes of provider and network facts"),
        ("tool", "kinds of the facts: tsc, eslint, assertion"), ("reason", "the failure reason of the trial as a whole"), ("cost", "US dollars of the trial"),
        ("tokens", "all tokens of the trial"), ("duration_ms", "duration of the trial"), ("attempt", "attempt, from 1"),
        ("text", "every text of failed checks and facts, and the reason"),
    ];

    // Harnesses have their own words for one thing.
    private static readonly string[] CaseNames = ["eval", "case"];
    private static readonly string[] CheckNames = ["check", "step", "dimension"];

    // What nearly every failure has a value of its own of.
    private static readonly string[] Singular = ["text", "reason", "cost", "tokens", "duration_ms"];

    /// <summary>Fields by which a cluster can be split; <c>fact.KIND</c> besides.</summary>
    public static IReadOnlyList<string> Splitting { get; } = [.. Fields.Select(f => f.Name).Except(Singular, StringComparer.Ordinal)];

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    private FailureFacts()
    {
    }

    /// <summary>The values of a field; empty when it has none.</summary>
    public IReadOnlyList<string> this[string field] => _values.TryGetValue(field, out var values) ? values : [];

    public static bool IsField(string name) => name.StartsWith("fact.", StringComparison.OrdinalIgnoreCase) || Fields.Any(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static bool CanSplit(string name) => IsField(name) && !Singular.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <param name="key">What the failure's cluster says must be equal, as <c>name=value</c> (<see cref="Signature.Key"/>): the root error's own parts, which come first.</param>
    public static FailureFacts Of(Run run, Trial trial, Analysis analysis, IReadOnlyList<string>? key = null)
    {
        var facts = analysis.Facts;
        var root = (key ?? []).Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        var failed = trial.Checks.Where(c => c.Outcome == CheckOutcome.Failed).ToList();
        var found = new FailureFacts();
        foreach (var name in CaseNames) found.Set(name, trial.Key.Case);
        found.Set("category", trial.Category);
        found.Set("model", run.Model);
        found.Set("provider", run.Provider);
        found.Set("experiment", run.Experiment);
        found.Set("benchmark", run.Benchmark);
        found.Set("run", run.Id);
        found.Set("outcome", trial.Outcome == Outcome.Errored ? "errored" : "failed");
        foreach (var name in CheckNames) found.Set(name, [.. failed.Select(c => c.Name)]);
        found.Set("code", [.. root["code"], .. facts.Where(f => !f.IsRemark).Select(f => f.Code)]);
        found.Set("exception", [.. root["exception"], .. facts.Where(f => f.Kind is "exception" or "assertion").Select(f => f.Code)]);
        found.Set("frame", [.. root["frame"], .. facts.SelectMany(f => new[] { f.File, f.Subject })]);
        found.Set("status", [.. facts.Where(f => f.Kind is "provider" or "network").Select(f => f.Code)]);
        found.Set("tool", [.. facts.Select(f => f.Kind)]);
        found.Set("reason", trial.Error);
        found.Set("cost", trial.Usage?.CostUsd?.ToString(CultureInfo.InvariantCulture));
        found.Set("tokens", trial.Usage?.TotalTokens?.ToString(CultureInfo.InvariantCulture));
        found.Set("duration_ms", trial.DurationMs?.ToString(CultureInfo.InvariantCulture));
        found.Set("attempt", trial.Key.Attempt.ToString(CultureInfo.InvariantCulture));
        found.Set("text", [trial.Error, .. failed.SelectMany(c => new[] { c.Message, c.Detail }), .. facts.SelectMany(f => new[] { f.Message, f.Snippet })]);
        foreach (var part in root) found.Set("fact." + part.Key, [.. part]);
        foreach (var kind in facts.GroupBy(f => f.Kind, StringComparer.OrdinalIgnoreCase)) found.Set("fact." + kind.Key, [.. kind.Select(f => f.Message)]);
        return found;
    }

    /// <summary>An example of a rule: fields with their values.</summary>
    public static FailureFacts Of(IReadOnlyDictionary<string, IReadOnlyList<string>> example)
    {
        var found = new FailureFacts();
        foreach (var (field, values) in example) found.Set(field, [.. values]);
        foreach (var names in new[] { CaseNames, CheckNames })
        {
            if (names.FirstOrDefault(name => found[name].Count > 0) is not { } used) continue;
            foreach (var name in names) found._values.TryAdd(name, found[used]);
        }

        return found;
    }

    private void Set(string field, params string?[] values)
    {
        IReadOnlyList<string> there = [.. values.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (there.Count > 0) _values[field] = there;
    }
}
