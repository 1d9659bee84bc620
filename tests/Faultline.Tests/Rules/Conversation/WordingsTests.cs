using Faultline.Rules.Conversation;

namespace Faultline.Tests.Rules.Conversation;

public sealed class WordingsTests
{
    [Theory]
    [InlineData("The tour starts at 1:15 PM.", "the tour **starts** at 13:15")]
    [InlineData("At 12:45 PM", "at 12:45")]
    [InlineData("at 9 AM", "At 9:00 a.m.")]
    [InlineData("12 AM", "0:00")]
    [InlineData("It's fine", "it\u2019s fine!")]
    public void TheSameSaidDifferently(string a, string b) => Assert.True(Wordings.Of(a).Says(Wordings.Of(b)));

    [Theory]
    [InlineData("at 1:15 PM", "at 1:15 AM")]
    [InlineData("at 12:45 PM", "at 0:45")]
    [InlineData("room 4411", "room 4412")]
    [InlineData("", "")]
    [InlineData("one two", "one")]
    public void NotTheSame(string a, string b) => Assert.False(Wordings.Of(a).Says(Wordings.Of(b)));

    [Theory]
    [InlineData("don\u2019t go: it's A1's o'clock'n", "don't go it's a1's o'clock'n")]
    [InlineData("caf\u00e9 \u4e2d\u6587 x_y a-b '' 'tis", "caf\u00e9 \u4e2d\u6587 x y a b tis")]
    [InlineData("@ a@b @? @12 @?7", "a b @12 @?7")]
    public void WordsAreLettersAndDigits(string text, string words) => Assert.Equal(words, string.Join(' ', Wordings.Of(text).Words));

    [Theory]
    [InlineData("@?99999999999999999999", "@765")]
    [InlineData("@\u0661\u0662", "@?12")]
    [InlineData("\u0661\u0663:\u0661\u0665", "1:15 PM")]
    public void WhatOnlyLooksLikeATimeIsNone(string a, string b) => Assert.False(Wordings.Of(a).Says(Wordings.Of(b)));

    [Fact]
    public void FiguresAloneMayDiffer()
    {
        Assert.True(Wordings.Of("6 sessions of 25 minutes").DiffersInFigures(Wordings.Of("5 sessions of 25 minutes")));
        Assert.False(Wordings.Of("6 sessions of 25 minutes").DiffersInFigures(Wordings.Of("6 sessions of 25 minutes")));
        Assert.False(Wordings.Of("6 sessions").DiffersInFigures(Wordings.Of("6 meetings")));
    }

    [Fact]
    public void ABeginningIsShorterAndTheSameSoFar()
    {
        Assert.True(Wordings.Of("The pool").Begins(Wordings.Of("The pool closes.")));
        Assert.False(Wordings.Of("The pool closes.").Begins(Wordings.Of("The pool closes.")));
        Assert.False(Wordings.Of("").Begins(Wordings.Of("The pool closes.")));
    }

    [Fact]
    public void LikenessIsTheShareOfCommonWords()
    {
        Assert.Equal(0.5, Wordings.Of("a b").Likeness(Wordings.Of("b c")));
        Assert.Equal(1, Wordings.Of("a b").Likeness(Wordings.Of("b a")));
        Assert.Equal(0, Wordings.Of("").Likeness(Wordings.Of("b a")));
    }
}
