using Faultline.Model;

namespace Faultline.Tests.Model;

public sealed class DayTests
{
    [Fact]
    public void ADayIsThatOfUtc()
    {
        Assert.Equal("2026-03-01", Day.Of(new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.FromHours(-2))));
        Assert.Equal("0987-01-02", Day.Of(new DateOnly(987, 1, 2)));
        Assert.Null(Day.Of((DateTimeOffset?)null));
    }

    [Theory]
    [InlineData("2026-02-06", true)]
    [InlineData("2026-2-6", false)]
    [InlineData("2026-99-99", false)]
    [InlineData("2026-02-06T10:00", false)]
    [InlineData("\u0662\u0660\u0662\u0666-02-06", false)]
    [InlineData(null, false)]
    public void OnlyOneWayOfWritingIsADay(string? text, bool isDay) => Assert.Equal(isDay ? text : null, Day.Of(Day.Parse(text)));
}
