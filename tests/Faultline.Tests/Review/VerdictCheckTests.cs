using Faultline.Model;
using static Faultline.Tests.Review.SomeReview;

namespace Faultline.Tests.Review;

public sealed class VerdictCheckTests
{
    [Theory]
    [InlineData("run.log", "#L11-L15", "TypeError: fetch failed")]
    [InlineData("run.log", "#L12", "TypeError:\n   fetch\tfailed")]
    [InlineData("run.log", "#L11-L15", "fetch failed at request (node:internal) expected [ 1, 2 ]")]
    [InlineData("case/TASK.txt", "", "In any order.")]
    [InlineData("case/TASK.txt", "#L2", "In any order.")]
    [InlineData("result.json", "/message", "tests failed (50%)")]
    [InlineData("T1", "", "Return the numbers.")]
    [InlineData("T1", "#L1", "Return the numbers.")]
    public void AQuoteThatIsThereIsAccepted(string source, string pointer, string quote)
    {
        var found = Check(Answer(quote: quote, source: source, pointer: pointer));
        Assert.True(found.IsSound, string.Join('\n', found.Problems));
        Assert.NotNull(found.Answer);
    }

    [Theory]
    [InlineData("run.log", "#L11-L15", "TypeError: fetch succeeded", "nearest there")]
    [InlineData("run.log", "#L13", "TypeError: fetch failed", "it stands at 'run.log' '#L11-L15'")]
    [InlineData("out/index.ts", "", "TypeError: fetch failed", "it stands at 'run.log'")]
    [InlineData("run.log", "#L11-L15", "TypeError: fetchfailed", "does not hold")]
    [InlineData("run.log", "#L11-L15", "typeerror: fetch failed", "does not hold")]
    [InlineData("run.log", "#Lx", "TypeError: fetch failed", "no pointer")]
    [InlineData("../../etc/passwd", "", "root", "leads out")]
    [InlineData("/etc/passwd", "", "root", "leads out")]
    public void AQuoteThatIsNotThereIsRefusedWithTheReason(string source, string pointer, string quote, string reason)
    {
        var found = Check(Answer(quote: quote, source: source, pointer: pointer));
        Assert.False(found.IsSound);
        Assert.Null(found.Answer);
        Assert.Contains(reason, Assert.Single(found.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void ATrueQuoteBesideAnInventedOneCarriesTheVerdictUnlessTheInventedOneWasDecisive()
    {
        const string good = """{"source":"run.log","pointer":"#L12","quote":"TypeError: fetch failed"}""";
        const string bad = """{"source":"run.log","pointer":"#L12","quote":"TypeError: invented"}""";
        string Evidence(string first, string second) => $$"""{"evidence":[{{first}},{{second}}],"reasoning":"r","fault":"MODEL_FAULT","mechanism":"wrong_result","confidence":0.9}""";
        var kept = Check(Evidence(good, bad));
        Assert.Equal(Fault.ModelFault, kept.Answer!.Fault);
        Assert.Single(kept.Answer.Evidence);
        Assert.Single(kept.Refused);
        var lost = Check(Evidence(bad, good));
        Assert.Equal(Fault.Inconclusive, lost.Answer!.Fault);
        Assert.Contains("MODEL_FAULT", Assert.Single(lost.Answer.Missing!), StringComparison.Ordinal);
    }

    [Fact]
    public void KnownGapNeedsAnEntryThatExists()
    {
        var trial = Trial(more: Gaps("# Gaps\n- None\n- The grader wants the numbers sorted;\n  the task does not say so\n"));
        Assert.False(Check(Answer("KNOWN_GAP"), trial).IsSound);
        Assert.True(Check(Answer("KNOWN_GAP", "The grader wants the numbers sorted", "case/GAPS.txt", ""), trial).IsSound);
        Assert.True(Check(Answer("KNOWN_GAP", "the task does not say so", "case/GAPS.txt", "#L3-L4"), trial).IsSound);
        Assert.False(Check(Answer("KNOWN_GAP", "# Gaps", "case/GAPS.txt", ""), trial).IsSound);
        Assert.Contains("no registered gap", Check(Answer("KNOWN_GAP")).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ARootMustExist()
    {
        Assert.True(Check(Answer(more: ",\"root\":\"area/case-0\"")).IsSound);
        Assert.Contains("root is 'area/case-9'", Assert.Single(Check(Answer(more: ",\"root\":\"area/case-9\"")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void OfAThousandMutatedQuotesNoneIsAcceptedAndEveryTrueOneIs()
    {
        var random = new Random(11);
        var trial = Trial();
        var texts = trial.Artifacts.Select(a => (a.At, Text: a.Text!)).Append((new Location("run.log", "#L11-L15"), Log)).ToArray();
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var (at, text) = texts[random.Next(texts.Length)];
            var start = random.Next(text.Length - 6);
            var quote = text.Substring(start, random.Next(6, text.Length - start + 1)).Trim();
            if (quote.Length < 4) continue;
            var respaced = string.Join(random.Next(2) == 0 ? "\n" : "  \t ", quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.True(Check(Answer(quote: respaced, source: at.Source, pointer: at.Pointer), trial).IsSound, quote);
            accepted++;
            var altered = Altered(quote, random);
            if (Words(text).Contains(Words(altered), StringComparison.Ordinal)) continue;
            Assert.False(Check(Answer(quote: altered, source: at.Source, pointer: at.Pointer), trial).IsSound, altered);
            refused++;
        }

        Assert.True(accepted > 900 && refused > 850, $"{accepted} accepted, {refused} refused");
    }

    private static string Altered(string quote, Random random)
    {
        var at = random.Next(quote.Length);
        return random.Next(5) switch
        {
            0 => quote[..at] + (char)(quote[at] == 'x' ? 'y' : 'x') + quote[(at + 1)..],
            1 => quote[..at] + "not " + quote[at..],
            2 => quote + " and more",
            3 => quote.Any(char.IsAsciiLetterLower) ? quote.ToUpperInvariant() : quote + "!",
            _ => quote.Replace('1', '7').Replace("e", "", StringComparison.Ordinal) + "~",
        };
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
