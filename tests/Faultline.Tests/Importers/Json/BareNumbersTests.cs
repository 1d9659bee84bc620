using System.Text;
using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

public sealed class BareNumbersTests
{
    [Theory]
    [InlineData("{\"a\":NaN}", "{\"a\":null}", 5)]
    [InlineData("{\"a\":-Infinity,\"b\":[Infinity,NaN]}", "{\"a\":null,\"b\":[null,null]}", 5)]
    [InlineData("{\"NaN\":\"\\\"NaN\",\"b\":NaN}", "{\"NaN\":\"\\\"NaN\",\"b\":null}", 19)]
    public void OnlyThoseOutsideOfStringsBecomeNull(string row, string expected, int firstAt)
    {
        var replaced = BareNumbers.Replace(Encoding.UTF8.GetBytes(row), out var at);
        Assert.Equal((expected, firstAt), (Encoding.UTF8.GetString(replaced!), at));
    }

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":\"NaN and -Infinity\"}")]
    public void ARowWithoutThemIsLeftAlone(string row) => Assert.Null(BareNumbers.Replace(Encoding.UTF8.GetBytes(row), out _));
}
