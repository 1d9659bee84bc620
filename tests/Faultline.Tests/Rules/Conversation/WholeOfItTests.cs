using Faultline.Rules.Conversation;

namespace Faultline.Tests.Rules.Conversation;

public sealed class WholeOfItTests
{
    [Theory]
    [InlineData("Give me a quick summary of everything we've set up.", true, true)]
    [InlineData("Please sum it all up.", false, true)]
    [InlineData("What's my running total?", true, true)]
    [InlineData("Can you read me back the full booking now?", true, true)]
    [InlineData("Can you list the sessions I have?", false, true)]
    [InlineData("How many speakers did we discuss?", false, true)]
    [InlineData("Which session did I vote for?", false, false)]
    [InlineData("I already booked, totally.", false, false)]
    public void AQuestionForEverythingNeedsNothingElseAndOneForAllOfAKindDoes(string user, bool everything, bool kind) =>
        Assert.Equal((everything, kind), (WholeOfIt.IsAsked(user), WholeOfIt.OfAKindIsAsked(user)));
}
