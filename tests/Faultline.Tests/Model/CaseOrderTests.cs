using Faultline.Model;

namespace Faultline.Tests.Model;

public sealed class CaseOrderTests
{
    [Theory]
    [InlineData("9", "10")]
    [InlineData("a/9", "a/10")]
    [InlineData("000-x/002-b", "000-x/010-a")]
    [InlineData("a", "b")]
    [InlineData("a", "a1")]
    [InlineData("1", "a")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    [InlineData("01", "1")]
    public void TheFirstComesFirst(string first, string second)
    {
        Assert.True(CaseOrder.Instance.Compare(first, second) < 0);
        Assert.True(CaseOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, CaseOrder.Instance.Compare(first, string.Concat(first)));
    }

    [Fact]
    public void ItIsAnOrder()
    {
        var random = new Random(3);
        List<string> names = [.. Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => "01a/"[random.Next(4)])))];
        foreach (var a in names)
        {
            foreach (var b in names)
            {
                Assert.Equal(a == b, CaseOrder.Instance.Compare(a, b) == 0);
                foreach (var c in names)
                    Assert.False(CaseOrder.Instance.Compare(a, b) < 0 && CaseOrder.Instance.Compare(b, c) < 0 && CaseOrder.Instance.Compare(a, c) >= 0, $"{a} < {b} < {c}");
            }
        }
    }
}
