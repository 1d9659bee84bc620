using Faultline.Reports.Conversations;

namespace Faultline.Tests.Reports.Conversations;

public sealed class SortedJsonTests
{
    [Theory]
    [InlineData("{\"b\":1,\"a\":[true,null,1.50,\"x\"]}", "{\"a\": [true, null, 1.50, \"x\"], \"b\": 1}")]
    [InlineData("{\"k\":\"\u00e9\\u2028\\n/\\\"\"}", "{\"k\": \"\\u00e9\\u2028\\n/\\\"\"}")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData(null, "null")]
    [InlineData("not json", "not json")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\"")]
    public void KeysAreSortedAndTheTextIsAscii(string? json, string expected) => Assert.Equal(expected, SortedJson.Of(json));
}
