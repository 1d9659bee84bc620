using System.Text;
using System.Text.Json;
using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

public sealed class CheckedJsonTests
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 512, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void ItStepsThroughAnyRowAsADocumentDoes()
    {
        var random = new RandomRow(7);
        for (var i = 0; i < 20_000; i++)
        {
            var row = random.Valid().AsSpan().Trim(" \t\r"u8).ToArray();
            using var document = JsonDocument.Parse(row, Lenient);
            Assert.Equal(document.RootElement.EnumerateObject().Select(member => member.Value.GetRawText()), Members(row).Select(member => member.Value), StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"a":1,/* , "b":2 */"c":[1,/*]*/2,],}""", "a=1 c=[1,/*]*/2,]")]
    [InlineData("""{ "a" : "x\\" , "b\"":{"}":"]"} }""", """a="x\\" b\"={"}":"]"}""")]
    [InlineData("{}", "")]
    public void CommentsTrailingCommasAndQuotedBracketsAreSteppedOver(string json, string expected)
    {
        using (JsonDocument.Parse(json, Lenient))
        {
            Assert.Equal(expected, string.Join(' ', Members(Encoding.UTF8.GetBytes(json)).Select(member => $"{member.Key[1..^1]}={member.Value}")));
        }
    }

    [Fact]
    public void WhatNobodyCheckedEndsAndStaysWithinItself()
    {
        var random = new RandomRow(8);
        for (var i = 0; i < 20_000; i++)
        {
            var row = random.Damaged();
            Assert.InRange(Members(row).Count, 0, row.Length);
        }
    }

    private static List<(string Key, string Value)> Members(byte[] row)
    {
        var found = new List<(string, string)>();
        var members = new CheckedJson(row);
        while (members.NextMember(out var key, out var value)) found.Add((Text(row, key), Text(row, value)));
        return found;
    }

    private static string Text(byte[] row, JsonlSlice slice) => Encoding.UTF8.GetString(row, slice.Start, slice.Length);
}
