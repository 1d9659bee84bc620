using Faultline.Review;

namespace Faultline.Tests.Review;

public sealed class RepresentativesTests
{
    [Fact]
    public void ASmallGroupIsReadWhole() => Assert.Equal(["a", "b", "c"], Representatives.Of([("a", Words("x")), ("b", Words("y")), ("c", Words("z"))]));

    [Fact]
    public void OfALargeGroupTheMiddleTheFarthestOneByChanceAndATenthAreRead()
    {
        var members = Enumerable.Range(0, 63).Select(i => ($"f{i}", (IReadOnlySet<string>)(i == 40 ? Words("nothing in common") : Words($"error in file number{i % 3}")))).ToList();
        var read = Representatives.Of(members);
        Assert.Equal(3 + 6, read.Count);
        Assert.Contains("f40", read);
        Assert.Equal(read, Representatives.Of(members));
        Assert.Equal(read.OrderBy(id => members.FindIndex(m => m.Item1 == id)), read);
    }

    private static HashSet<string> Words(string text) => [.. text.Split(' ')];
}
