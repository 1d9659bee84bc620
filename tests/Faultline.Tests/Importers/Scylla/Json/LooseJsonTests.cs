using System.Text;
using Faultline.Importers.Scylla.Json;

namespace Faultline.Tests.Importers.Scylla.Json;

public sealed class LooseJsonTests
{
    [Fact]
    public void ValuesKnowTheirLinesAndMembersTheirQuotes()
    {
        var root = Read("{\n  \"a\": {\n    \"cost\": 1.25\n  }\n}", out var damages)!;
        var member = root.Object("a")!.Member("cost")!;
        Assert.Empty(damages);
        Assert.Equal((3, "\"cost\": 1.25"), (member.Value.Line, member.Quote));
        Assert.Equal(1.25m, root.Object("a")!.Money("cost"));
    }

    [Fact]
    public void AbsentNullAndZeroAreThreeThings()
    {
        var root = Read("{\"n\": null, \"z\": 0}", out _)!;
        Assert.True(root.Has("n") && root.Money("n") is null);
        Assert.False(root.Has("x"));
        Assert.Equal(0m, root.Money("z"));
    }

    [Fact]
    public void InfinityIsReadAndNaNIsNamed()
    {
        var root = Read("{\"a\": Infinity,\n\"b\": NaN, \"c\": -Infinity, \"d\": 2}", out var damages)!;
        Assert.Null(root.Double("a"));
        Assert.Null(root.Double("b"));
        Assert.Equal(2, root.Int("d"));
        Assert.Equal(2, Assert.Single(damages).Line);
    }

    [Fact]
    public void WhatIsWholeBeforeACutIsKept()
    {
        var root = Read("{\"a\": 1, \"b\": {\"c\": \"x\", \"d\": 12", out var damages)!;
        Assert.Equal(1, root.Int("a"));
        // Its value may have lost digits, so the member is not there.
        Assert.False(root.IsWhole);
        Assert.Contains("ends", Assert.Single(damages).What, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedRowDoesNotLoseTheRowsBehindIt()
    {
        var items = new List<JsonValue>();
        var text = "{\"results\": [\n  {\n    \"id\": \"a\"\n  },\n  {\n    \"id\" \u0001 \"b\"\n  },\n  {\n    \"id\": \"c\"\n  }\n]}";
        LooseJson.Read(Encoding.UTF8.GetBytes(text), out var damages, "results", (item, _) => items.Add(item));
        Assert.Equal(["a", null, "c"], items.Select(i => i.String("id")));
        Assert.Equal(6, Assert.Single(damages).Line);
        Assert.Equal(8, items[2].Line);
    }

    [Fact]
    public void BytesThatAreNoUtf8AreNamedAndTheRestIsRead()
    {
        var bytes = Encoding.UTF8.GetBytes("{\n\"a\": \"x?y\", \"b\": 1}");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xE9;
        var root = LooseJson.Read(bytes, out var damages)!;
        Assert.Equal("x\uFFFDy", root.String("a"));
        Assert.Equal(1, root.Int("b"));
        Assert.Equal((2, true), (damages[0].Line, damages[0].IsRepaired));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("\0\0\0")]
    [InlineData("{\"a\": tru")]
    [InlineData("{\"a\": \"\\u12\"}")]
    [InlineData("[[[[")]
    public void WhateverStandsThereNothingThrows(string text)
    {
        Read(text, out var damages);
        Assert.True(damages.Count > 0 || text.Contains("u12", StringComparison.Ordinal));
    }

    [Fact]
    public void NestingWithoutEndIsRefused()
    {
        Read(string.Concat(Enumerable.Repeat("{\"a\":", 5000)), out var damages);
        Assert.Contains("nested", Assert.Single(damages).What, StringComparison.Ordinal);
    }

    private static JsonValue? Read(string text, out IReadOnlyList<JsonDamage> damages) => LooseJson.Read(Encoding.UTF8.GetBytes(text), out damages);
}
