using Faultline.Importers.Scylla.Logs;

namespace Faultline.Tests.Importers.Scylla.Logs;

public sealed class SessionMakerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ATestThatStartsAgainBeginsASession()
        => Assert.Equal([1, 1, 2], Sessions([Of("a", 0, 10), Of("b", 10, 20), Of("a", 21, 30)]));

    [Fact]
    public void AnAttemptWithoutAnEndIsTheLastOfItsSession()
        => Assert.Equal([1, 2], Sessions([Of("a", 0, null), Of("b", 30, 40)]));

    [Fact]
    public void APauseOfMoreThanAMinuteBeginsASession()
        => Assert.Equal([1, 1, 2], Sessions([Of("a", 0, 10), Of("b", 69, 80), Of("c", 150, 160)]));

    [Fact]
    public void AnotherCommandAfterAPauseBeginsASessionAndADamagedLetterDoesNot()
    {
        Assert.Equal([1, 2], Sessions([Of("a", 0, 10, command: 1), Of("b", 15, 20, command: 2)]));
        Assert.Equal([1, 1], Sessions([Of("a", 0, 10, command: 1), Of("b", 10.02, 20, command: 2)]));
    }

    [Fact]
    public void PiecesOfThreadsThatOverlapAreOneSession()
        => Assert.Equal([1, 2, 1, 2], Sessions([Of("a", 0, 100), Of("a", 300, 310)], [Of("b", 0.001, 250), Of("b", 300.002, 500)]));

    [Fact]
    public void ThreadsWhoseAttemptsAllFailAtOnceAreOneSession()
        => Assert.Equal([1, 1, 1], Sessions([Of("a", 0, 0.01)], [Of("b", 0.02, 0.03)], [Of("c", 0.04, 0.05)]));

    [Fact]
    public void ASessionEndsWithItsLastCompletedAttempt()
    {
        var (sessions, _) = SessionMaker.Find([[Of("a", 0, 10), Of("b", 10, null)]]);
        Assert.Equal((Noon, Noon.AddSeconds(10)), (sessions[0].Start, sessions[0].End));
    }

    private static int[] Sessions(params LogAttempt[][] threads)
    {
        var (_, of) = SessionMaker.Find(threads);
        return [.. threads.SelectMany(t => t).Select(a => of[a])];
    }

    private static LogAttempt Of(string id, double start, double? end, int? command = null) => new()
    {
        Source = "x",
        Case = id,
        StartLine = (int)start,
        HasStartLine = true,
        Start = Noon.AddSeconds(start),
        LastSign = Noon.AddSeconds(end ?? start),
        End = end is { } at ? Noon.AddSeconds(at) : null,
        CompletedLine = end is null ? null : (int)end + 1,
        CommandKey = command,
    };
}
