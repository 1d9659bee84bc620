using Faultline.Model;
using Faultline.Rules.Conversation;

namespace Faultline.Tests.Rules.Conversation;

public sealed class CallMatchTests
{
    [Theory]
    [InlineData("{\"guest\":\"Ada Lovelace\",\"room_id\":\"4411\"}", "{\"room_id\":\"4411\",\"guest\":\" ada lovelace\",\"note\":\"x\"}", "Exact")]
    [InlineData("{\"room_id\":\"4411\"}", "{\"room_id\":4411}", "Exact")]
    [InlineData("{\"room_id\":\"A-1\"}", "{\"room_id\":\"A-2\"}", "None")]
    [InlineData("{\"seats\":2}", "{\"seats\":\"2.0\"}", "Exact")]
    [InlineData("{\"time\":\"14:00\"}", "{\"time\":\"2:00 PM\"}", "Exact")]
    [InlineData("{\"ids\":[\"a\",\"b\"]}", "{\"ids\":[\"b\",\"a\"]}", "Exact")]
    [InlineData("{\"ids\":[\"a\",\"b\"]}", "{\"ids\":[\"a\"]}", "None")]
    [InlineData("{\"issue\":\"The heating does not work.\"}", "{\"issue\":\"heating in my room does not work\"}", "InOtherWords")]
    [InlineData("{\"issue\":\"The heating does not work.\"}", "{\"issue\":\"wants vegan meals\"}", "None")]
    [InlineData("{\"issue\":\"Seats 3 and 4 are broken\"}", "{\"issue\":\"Seats 3 and 5 are broken\"}", "None")]
    [InlineData("{\"name\":\"Ada Lovelace\"}", "{}", "None")]
    [InlineData("{}", "null", "Exact")]
    [InlineData("{\"a\":1}", "not json", "None")]
    public void ArgumentsAgreeByWhatTheyMean(string required, string made, string expected) =>
        Assert.Equal(expected, Arguments.Agree(new ToolCall("t", required), new ToolCall("t", made)).ToString());

    [Fact]
    public void AnArgumentWhoseWordingIsOpenMayBeAnything() => Assert.Equal(
        Agreement.InOtherWords,
        Arguments.Agree(new ToolCall("t", "{\"body\":\"See you at ten\"}", FlexibleArguments: ["body"]), new ToolCall("t", "{\"body\":\"Hello\"}")));

    [Fact]
    public void EachCallServesOneRequirementAndRepetitionsNone()
    {
        ToolCall one = new("book", "{\"id\":\"1\"}"), two = new("book", "{\"id\":\"2\"}");
        var match = CallMatch.Of([one, one, two], [one, one with { IsRepeat = true }, two, new ToolCall("check", "{}")]);
        Assert.Equal((2, 1, "check"), (match.Covered, match.Missing.Count, Assert.Single(match.Extra).Name));
        Assert.Equal(two, match.Last);
    }

    [Fact]
    public void ALooseMatchDoesNotTakeAnotherRequirementsCall()
    {
        ToolCall first = new("note", "{\"text\":\"the garden tour is full\"}"), second = new("note", "{\"text\":\"the garden tour is full today\"}");
        var match = CallMatch.Of([first, second], [second, first]);
        Assert.True(match.IsWhole);
        Assert.False(match.InOtherWords);
    }
}
