using Faultline.Policy.Predicates;

namespace Faultline.Tests.Policy.Predicates;

public sealed class PredicateTests
{
    [Theory]
    [InlineData("step = 'deploy'", true)]
    [InlineData("STEP = 'deploy'", true)]
    [InlineData("step = 'Deploy'", false)]
    [InlineData("step != 'tests'", true)]
    [InlineData("step <> 'deploy'", false)]
    [InlineData("step IN ('tests', 'deploy')", true)]
    [InlineData("step NOT IN ('tests', 'tsc')", true)]
    [InlineData("code = 'TS2339'", true)]
    [InlineData("code = 'TS2304' AND code = 'TS2339'", true)]
    [InlineData("code != 'TS2339'", false)]
    [InlineData("exception IS NULL", true)]
    [InlineData("code IS NOT NULL", true)]
    [InlineData("exception != 'X'", false)]
    [InlineData("NOT exception = 'X'", true)]
    [InlineData("cost = 0", true)]
    [InlineData("cost = 0 AND duration_ms < 30000", true)]
    [InlineData("duration_ms >= 29000.5", false)]
    [InlineData("tokens < 1", false)]
    [InlineData("tokens IS NULL", true)]
    [InlineData("text LIKE '%Failed to deploy%'", true)]
    [InlineData("text LIKE 'Failed to deploy'", false)]
    [InlineData("text LIKE '%line_two'", true)]
    [InlineData("text LIKE '%100\\%%'", true)]
    [InlineData("text LIKE '%1__!%'", false)]
    [InlineData("text NOT LIKE '%nothing%'", true)]
    [InlineData("REGEXP_CONTAINS(text, '^Error: \\w+')", true)]
    [InlineData("NOT (step = 'tests' OR step = 'tsc')", true)]
    [InlineData("step = 'tests' OR step = 'deploy' AND code = 'TS2339'", true)]
    [InlineData("(step = 'tests' OR step = 'deploy') AND code = 'nope'", false)]
    [InlineData("text LIKE '%it''s%'", true)]
    [InlineData("fact.tsc LIKE '%iter%'", true)]
    [InlineData("TRUE AND NOT FALSE", true)]
    [InlineData("model > 'a'", true)]
    public void APredicateHoldsOrNot(string predicate, bool expected) => Assert.Equal(expected, Predicate.Parse(predicate).Matches(Facts));

    [Theory]
    [InlineData("", 1, "it is empty")]
    [InlineData("stepp = 'x'", 1, "there is no field 'stepp'")]
    [InlineData("step = deploy", 8, "found 'deploy', expected a text in single quotes or a number")]
    [InlineData("step = 'deploy", 8, "no closing quote")]
    [InlineData("step == 'deploy'", 7, "found '='")]
    [InlineData("step = 'a' code = 'b'", 12, "expected AND, OR or the end")]
    [InlineData("(step = 'a'", 12, "found the end, expected ')'")]
    [InlineData("step LIKE 3", 11, "expected a text")]
    [InlineData("step NOT 'a'", 10, "expected IN or LIKE")]
    [InlineData("REGEXP_CONTAINS(text, '(')", 23, "no pattern that can be used")]
    [InlineData("REGEXP_CONTAINS(text, '(a)\\1')", 23, "no pattern that can be used")]
    [InlineData("step = 'a' ; DROP", 12, "';' belongs to nothing")]
    public void AMistakeIsSaidWithItsPlace(string predicate, int column, string message)
    {
        var error = Assert.Throws<PredicateError>(() => Predicate.Parse(predicate));

        Assert.Equal(column, error.Column);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DepthAndLengthHaveLimits()
    {
        Assert.Throws<PredicateError>(() => Predicate.Parse(new string('(', 500) + "TRUE" + new string(')', 500)));
        Assert.Throws<PredicateError>(() => Predicate.Parse("text = '" + new string('a', Predicate.MostCharacters) + "'"));
    }

    [Theory]
    [InlineData("eval = 'a/b'", false)]
    [InlineData("eval = 'a/b' AND model = 'm'", false)]
    [InlineData("eval = 'a/b' AND NOT step = 'tests'", false)]
    [InlineData("eval = 'a/b' AND code = 'X'", true)]
    public void ACaseAloneIsNoReason(string predicate, bool expected) => Assert.Equal(expected, Predicate.Parse(predicate).AsksForMoreThanTheCase);

    [Fact]
    public void APredicateExplainsItsParts()
        => Assert.Equal(
            [("step = 'deploy'", true), ("code IN ('A', 'B')", false), ("NOT (text LIKE '%x%' AND cost >= 1)", true)],
            Predicate.Parse("step = 'deploy' AND code IN ('A','B') AND NOT (text LIKE '%x%' AND cost >= 1)").Explain(Facts));

    private static FailureFacts Facts { get; } = FailureFacts.Of(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["step"] = ["deploy"],
        ["code"] = ["TS2339", "TS2304"],
        ["cost"] = ["0.00"],
        ["duration_ms"] = ["28000"],
        ["text"] = ["Error: Failed to deploy:\nline-two", "it's 100% broken"],
        ["model"] = ["m"],
        ["fact.tsc"] = ["Property 'iter' does not exist"],
    });
}
