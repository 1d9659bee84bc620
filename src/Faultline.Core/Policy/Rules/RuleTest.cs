using Faultline.Policy.Predicates;

namespace Faultline.Policy.Rules;

/// <summary>Runs the examples that travel with a rule.</summary>
public static class RuleTest
{
    /// <summary>What is wrong with the rule's examples, one sentence each; empty when all hold.</summary>
    public static IReadOnlyList<string> Problems(UserRule rule)
        => [.. rule.MustMatch.Select((e, i) => (e, i)).Where(x => !Holds(rule, x.e)).Select(x => $"must_match {Number(x.i)} does not match: {Why(rule, x.e)}"),
            .. rule.MustNotMatch.Select((e, i) => (e, i)).Where(x => Holds(rule, x.e)).Select(x => $"must_not_match {Number(x.i)} matches")];

    private static bool Holds(UserRule rule, IReadOnlyDictionary<string, IReadOnlyList<string>> example) => rule.When.Matches(FailureFacts.Of(example));

    private static string Why(UserRule rule, IReadOnlyDictionary<string, IReadOnlyList<string>> example)
        => string.Join("; ", rule.When.Explain(FailureFacts.Of(example)).Where(p => !p.Holds).Select(p => p.Part));

    private static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
