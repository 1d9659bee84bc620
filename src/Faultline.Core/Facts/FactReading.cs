using System.Globalization;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>Runs every reader over the texts of a failed trial.</summary>
public static class FactReading
{
    /// <summary>Facts kept of one check; a last fact of kind <c>more</c> says how many there are beyond it.</summary>
    public const int LimitPerCheck = 200;

    /// <summary>
    /// Facts of the failed checks in their order, then those of the trial's own error; inside a text in the order of lines.
    /// A fact that says the same as an earlier one of the same check is left out, as is one of the trial's error that a check
    /// already gave.
    /// </summary>
    public static IReadOnlyList<Fact> Of(Trial trial)
    {
        var facts = new List<Fact>();
        var seen = new HashSet<FactKey>();
        var spoke = false;
        foreach (var check in trial.Checks)
        {
            if (check.Outcome != CheckOutcome.Failed || SourceOf(check) is not { } source) continue;
            spoke = true;
            Add(facts, seen, source, fact => FactKey.Of(fact, check.Name));
        }

        if (trial is { Error: { } error, ErrorAt: { } at })
        {
            HashSet<FactKey> known = facts.Count == 0 ? [] : [.. facts.Select(fact => FactKey.Of(fact, null))];
            // The trial's error repeats its checks in short: that it is short says something only when no check speaks.
            Add(facts, known, new FactSource(null, error, at), fact => FactKey.Of(fact, null), spoke ? HeaderOnlyReader.Kind : null);
        }

        // What the importer read from structured places needs no reader.
        facts.AddRange(trial.Facts ?? []);
        return facts;
    }

    private static FactSource? SourceOf(Check check) => check switch
    {
        { Detail: { } detail, DetailAt: { } at } => new FactSource(check.Name, detail, at),
        { Message: { } message, MessageAt: { } at } => new FactSource(check.Name, message, at),
        _ => null,
    };

    private static void Add(List<Fact> facts, HashSet<FactKey> seen, FactSource source, Func<Fact, FactKey> key, string? except = null)
    {
        var found = new List<Fact>();
        foreach (var reader in Catalog.All<IFactReader>())
        {
            foreach (var fact in reader.Read(source))
            {
                if (fact.Kind != except) found.Add(fact);
            }
        }

        if (found.Count == 0) return;
        // Most texts hold one error: there is nothing to sort.
        if (found.Count == 1)
        {
            if (seen.Add(key(found[0]))) facts.Add(found[0]);
            return;
        }

        var read = found.OrderBy(fact => new Location(fact.Evidence.Source, fact.Evidence.Pointer).FirstLine).Where(fact => seen.Add(key(fact))).ToList();
        facts.AddRange(read.Take(LimitPerCheck));
        if (read.Count <= LimitPerCheck) return;

        var left = read.Count - LimitPerCheck;
        facts.Add(new Fact
        {
            Kind = "more",
            Check = source.Check,
            Code = left.ToString(CultureInfo.InvariantCulture),
            Message = string.Create(CultureInfo.InvariantCulture, $"{left} more facts were read and are not listed (the limit is {LimitPerCheck} for one check)"),
            Evidence = read[LimitPerCheck].Evidence,
        });
    }

    private readonly record struct FactKey(string? Check, string Kind, string? Code, string? File, int? Line, int? Column, string? Subject, string Message)
    {
        public static FactKey Of(Fact fact, string? check) =>
            new(check, fact.Kind, fact.Code, fact.File, fact.Line, fact.Column, fact.Subject, fact.Message);
    }
}
