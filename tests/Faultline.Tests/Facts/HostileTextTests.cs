using Faultline.Facts;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Tests.Facts;

public sealed class HostileTextTests
{
    private const int Megabyte = 1 << 20;

    // A reader that is quadratic in one of these does not end within the limit.
    [Theory(Timeout = 60_000)]
    [InlineData("spaces", " ")]
    [InlineData("open escapes", "\u001b]")]
    [InlineData("half escapes", "\u001b[3")]
    [InlineData("newlines", "\n")]
    [InlineData("carriage returns", "\r")]
    [InlineData("problems without an end", "  1:1  error  ")]
    [InlineData("places", "a(1,1): error TS")]
    [InlineData("heads of tsc", "a.ts:1:1 - error TS1: ")]
    [InlineData("fails", "FAIL a.ts > x > \n")]
    [InlineData("expectations", "AssertionError: expected [ to ")]
    [InlineData("quotes", "'\"`./")]
    [InlineData("brackets", "[[{((")]
    [InlineData("refusals", "✖ Error fetching POST http://a/b 400 Bad Request: A: \n")]
    [InlineData("bundles", "✘ [ERROR] Could not resolve \"\n\n    a:1:1:\n")]
    [InlineData("validators", "Value does not match validator.\nPath: .a\n")]
    [InlineData("tokens", "connect ECONNREFUSED (ECONNREFUSED ")]
    [InlineData("packages", "npm error code E404\nnpm error 404 ")]
    [InlineData("providers", "[rate_limit] error: AI_APICallError: status code ")]
    [InlineData("headers", "Error: Failed to deploy: ")]
    [InlineData("times", "timed out after 1")]
    [InlineData("torn", "× a\n→ b\n")]
    public async Task AMegabyteOfOneTextIsReadInLinearTime(string name, string unit)
    {
        var text = "Error: Failed to install dependencies: TS error Tests validator\n" + string.Concat(Enumerable.Repeat(unit, Megabyte / unit.Length));

        var (facts, masked, tokens) = await Task.Run(
            () => (FactReading.Of(TrialWith(text)), ErrorMask.Mask(text), CodeTokens.Of(text)),
            TestContext.Current.CancellationToken);

        Assert.True(facts.Count <= FactReading.LimitPerCheck + 1, name);
        Assert.All(facts, fact => Assert.True(fact.Evidence.Quote.Length <= 300 && fact.Message.Length < 20_000 && !fact.Evidence.Quote.Contains('\u001b')));
        Assert.StartsWith("Error: Failed to install dependencies: TS error Tests validator", masked, StringComparison.Ordinal);
        Assert.Equal(tokens.Count, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.True(AnsiText.Strip(text).Length <= text.Length);
    }

    [Fact]
    public void AnErrorAfterAMegabyteOfNoiseIsStillFound()
    {
        var text = new string(' ', Megabyte) + "\n" + new string('x', Megabyte) + "\nsrc/a.ts(1,2): error TS2307: Cannot find module 'x'.";

        var fact = Assert.Single(FactReading.Of(TrialWith(text)));

        Assert.Equal(("TS2307", "/steps/0#L3"), (fact.Code, fact.Evidence.Pointer));
    }

    private static Trial TrialWith(string text) => new()
    {
        Key = new TrialKey("run", "case"),
        Outcome = Outcome.Failed,
        Checks = [new Check { Name = "install", Outcome = CheckOutcome.Failed, Message = text, MessageAt = new Location("a.json", "/steps/0") }],
    };
}
