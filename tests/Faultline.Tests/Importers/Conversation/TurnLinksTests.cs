using Faultline.Importers.Conversation;
using Faultline.Model;

namespace Faultline.Tests.Importers.Conversation;

public sealed class TurnLinksTests
{
    [Fact]
    public void ATurnBuildsOnTheActionItNamesAndOnNothingElse()
    {
        var links = new TurnLinks(
        [
            Turn(0, "I am Ada Lovelace.", "Welcome."),
            Turn(1, "Book the Rose Garden tour.", "Booked.", new ToolCall("book_tour", "{\"guest\":\"Ada Lovelace\",\"tour_id\":\"70114\"}")),
            Turn(2, "Book the Wine Cellar tour.", "Booked.", new ToolCall("book_tour", "{\"guest\":\"Ada Lovelace\",\"tour_id\":\"70115\"}")),
            Turn(3, "I vote for the blue flag.", "Noted.", new ToolCall("vote_for_flag", "{\"flag\":\"blue\"}")),
            Turn(4, "When does the Wine Cellar tour start?", "At ten."),
            Turn(5, "What did I vote for?", "For the blue flag."),
            Turn(6, "Which tours have I booked?", "Two tours."),
            Turn(7, "What is the weather?", "Fine."),
        ]);
        Assert.Equal(["2"], Cases(links, 4));
        Assert.Equal(["3"], Cases(links, 5));
        Assert.Equal(["1", "2"], Cases(links, 6));
        Assert.Empty(links.DependenciesOf(7));
        Assert.Equal(["book", "tour"], links.DependenciesOf(6)[0].About);
        // Booking again does not build on an earlier booking.
        Assert.Empty(links.DependenciesOf(2));
    }

    [Fact]
    public void AFileThatNamesItsLinksIsBelieved()
    {
        var links = new TurnLinks([Turn(1, "Book it.", "Booked.", new ToolCall("book_tour", "{}")), Turn(2, "And now?", "Wait.") with { Needs = [1] }]);
        Assert.Equal(["1"], Cases(links, 2));
    }

    [Fact]
    public void AValueIsGivenByTheFirstEarlierInputThatHoldsItWhole()
    {
        var links = new TurnLinks(
        [
            Turn(0, "Call me Ada Lovelace-King or Lovelace.", ""),
            Turn(1, "My name is ada lovelace.", ""),
            Turn(2, "Book 7011.", "", new ToolCall("book_tour", "{\"guest\":\"Ada Lovelace\",\"tour_id\":\"7011\",\"seats\":2}")),
        ]);
        Assert.Equal([("guest", 0)], links.GivenFor(2).Select(g => (g.Argument, g.By.Number)));
        Assert.Empty(links.GivenFor(1));
    }

    [Fact]
    public void LookingUpLeavesNothingToMiss()
    {
        var links = new TurnLinks([Turn(1, "Check 70114.", "Free.", new ToolCall("check_overlap", "{\"tour_id\":\"70114\"}")), Turn(2, "Is 70114 free?", "Yes.")]);
        Assert.Empty(links.DependenciesOf(2));
    }

    private static IEnumerable<string> Cases(TurnLinks links, int turn) => links.DependenciesOf(turn).Select(d => d.Case);

    private static ExpectedTurn Turn(int number, string input, string golden, params ToolCall[] calls) => new(number, number) { Input = input, Golden = golden, Calls = calls };
}
