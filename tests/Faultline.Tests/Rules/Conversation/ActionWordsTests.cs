using Faultline.Rules.Conversation;

namespace Faultline.Tests.Rules.Conversation;

public sealed class ActionWordsTests
{
    [Fact]
    public void AToolIsKnownByTheWordsThatOnlyItHasBeforeAnyPreposition()
    {
        var words = ActionWords.Of(["register_for_session", "submit_session_suggestion", "submit_dietary_request", "check_schedule_conflict", "add_to_cart"]);
        Assert.Equal([("dietar", "submit_dietary_request"), ("regist", "register_for_session"), ("sugges", "submit_session_suggestion")], words.Select(pair => (pair.Key, pair.Value)).ToArray());
    }

    [Fact]
    public void HumpsPartWordsAsUnderscoresDo() => Assert.Equal(["appoin", "book"], ActionWords.Of(["bookAppointment", "get_times"]).Keys.ToArray());
}
