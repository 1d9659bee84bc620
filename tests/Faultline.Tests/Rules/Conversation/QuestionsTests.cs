using Faultline.Model;
using Faultline.Rules.Conversation;

namespace Faultline.Tests.Rules.Conversation;

public sealed class QuestionsTests
{
    [Theory]
    [InlineData("Sure. What is your name?")]
    [InlineData("And who am I speaking with?")]
    [InlineData("Could I get your full name before I do that?")]
    [InlineData("I'll need your name for that. May I have it, please?")]
    [InlineData("Please remind me of your name.")]
    [InlineData("Just to be sure: is it still Lovelace?")]
    [InlineData("Under which name shall I put it?")]
    public void AskingForAValueThatWasGivenIsSeenInAnyWords(string said) => Assert.Equal("name", Questions.ForGiven(Row(said))?.Given.Argument);

    [Theory]
    [InlineData("Which room would you like?")]
    [InlineData("I've put it under your name, Ada.")]
    [InlineData("Shall I go ahead?")]
    [InlineData("Thank you, Ada Lovelace. Booked.")]
    [InlineData("")]
    public void AnythingElseIsNot(string said) => Assert.Null(Questions.ForGiven(Row(said)));

    [Fact]
    public void AQuestionIsASentenceThatEndsSo()
    {
        Assert.Equal(["Is it?", "Really?!?"], Questions.In("Well. Is it?\nYes! Really?!?").ToArray());
        Assert.False(Questions.Asks("The sign says 'why not' and nothing else."));
    }

    private static ConversationRow Row(string said) => new(
        new Run { Id = "r", Format = "f", Root = "/", Mode = "normal" },
        new Trial
        {
            Key = new TrialKey("r", "3"),
            Outcome = Outcome.Failed,
            Artifacts = [new Artifact { Name = "assistant_text", Kind = ArtifactKind.Output, At = new Location("f", "#L1/assistant_text"), Text = said }],
            Given = [new GivenValue("name", "Ada Lovelace", "1", new Location("e", "/turns/1/input"))],
        });
}
