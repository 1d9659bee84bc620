using Faultline.Clustering;
using Faultline.Model;
using static Faultline.Tests.Clustering.SomeMessages;

namespace Faultline.Tests.Clustering;

public sealed class SignatureGroupingTests
{
    private static readonly string[] _users = ["alice", "bob", "carol", "dave", "erin", "frank"];

    [Fact]
    public void SixWordsInOnePlaceMakeItAVariable() => Assert.Single(Grouped(_users.Select(u => $"login of {u} was refused by the gate")));

    [Fact]
    public void FiveStayApart() => Assert.Equal(5, Grouped(_users.Take(5).Select(u => $"login of {u} was refused by the gate")).Count);

    [Fact]
    public void AMessageThatHasAMaskInThePlaceTakesTheOthersIn() =>
        Assert.Single(Grouped(["connection to backend 10.0.0.1 was lost early", "connection to backend db was lost early"]));

    [Fact]
    public void DifferentCodesNeverComeTogether() =>
        Assert.Equal(2, Grouped(["src/a.ts(1,2): error TS2304: Cannot find name 'x'.", "src/a.ts(1,2): error TS2552: Cannot find name 'x'. Did you mean 'y'?"]).Count);

    [Fact]
    public void AMissingNameIsTheCauseHoweverManyThereAre() =>
        Assert.Equal(7, Grouped(Enumerable.Range('a', 7).Select(c => $"src/a.ts(1,2): error TS2339: Property '{(char)c}x' does not exist on type 'T'.")).Count);

    [Fact]
    public void StatusesThatSayTheErrorKeepApart() => Assert.Equal(2, Grouped(["request failed with status code 404 after 3 tries", "request failed with status code 500 after 7 tries"]).Count);

    [Fact]
    public void AJudgesSentencesAreComparedByTheirWords()
    {
        var groups = Grouped(
        [
            "The assistant ended the session before the user had said goodbye.", "It ended the session early, before the user said goodbye to the assistant.",
            "The answer invents a speaker who is not in the schedule of the event.", "A speaker is invented by the answer: nobody in the schedule has this name.",
        ]);

        Assert.Equal(2, groups.Count);
    }

    [Fact]
    public void TheOrderHasNoInfluence()
    {
        var messages = Mixed().ToArray();
        var expected = Grouped(messages);
        for (var seed = 1; seed <= 5; seed++)
        {
            new Random(seed).Shuffle(messages);
            var shuffled = Grouped(messages);
            Assert.Equal(expected.Count, shuffled.Count);
            for (var g = 0; g < expected.Count; g++) Assert.Equal(expected[g], shuffled[g], StringComparer.Ordinal);
        }
    }

    [Fact]
    public void EverySignatureIsInOneGroupAndReasonsDoNotDependOnOrder()
    {
        List<Signature> signatures = [.. Mixed().Select(Signature).DistinctBy(s => s.Fingerprint, StringComparer.Ordinal)];
        var groups = SignatureGrouping.Of(signatures);
        signatures.Reverse();
        var reversed = SignatureGrouping.Of(signatures);

        Assert.Equal(Enumerable.Range(0, signatures.Count), groups.SelectMany(g => g.Members).Order());
        Assert.Equal(groups.Select(Described), reversed.Select(Described), StringComparer.Ordinal);
    }

    private static string Described(SignatureGroup group) => string.Join('|', group.Tokens.Zip(group.Reasons, (t, r) => $"{t}{r}"));

    private static IEnumerable<string> Mixed() =>
    [
        .. _users.Select(u => $"login of {u} was refused by the gate"),
        .. Enumerable.Range(0, 9).Select(i => $"disk {i} of node n{i} is at {i * 7} % of its quota"),
        .. _users.SelectMany(u => new[] { $"no route from {u} to the hub", $"no route from {u} to the edge" }),
        "connection to backend 10.0.0.1 was lost early", "connection to backend db was lost early", "connection to backend was lost early",
        "The assistant ended the session before the user had said goodbye.", "It ended the session early, before the user said goodbye to the assistant.",
    ];
}
