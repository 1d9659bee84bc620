using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class MessageScannerTests
{
    [Theory]
    [InlineData("open /etc/passwd failed", "open <path> failed")]
    [InlineData(@"open C:\dev\a b", "open <path> b")]
    [InlineData("see src/app/index.ts now", "see <path> now")]
    [InlineData("read and/or write", "read and/or write")]
    [InlineData("GET https://a.example.com/x?y=1, twice", "GET <url> twice")]
    [InlineData("mail to joe@example.com please", "mail to <email> please")]
    [InlineData("peer 10.0.0.1 left", "peer <address> left")]
    [InlineData("mac FF:F2:9F:16:E2:23 seen", "mac <address> seen")]
    [InlineData("id 9f4ef63a-1111-4222-8333-123456789abc gone", "id <uuid> gone")]
    [InlineData("took 12.5 seconds here", "took <number> here")]
    [InlineData("took 5000ms.", "took <number>")]
    [InlineData("host db.internal is down", "host <host> is down")]
    [InlineData("package com.acme.app crashed", "package <host> crashed")]
    [InlineData("raised com.acme.RunException here", "raised com.acme.RunException here")]
    [InlineData("depth.................... none", "depth none")]
    [InlineData("on Fri Jul 01 08:16:53 PDT 2005 at", "on <time> <time> <number> <number> <number> <number> <time> <number> at")]
    [InlineData("may the Sun shine", "may the Sun shine")]
    [InlineData("fatal error TS2339 in x", "fatal error TS2339 in x")]
    [InlineData("process exited with exit code 137", "process exited with exit code 137")]
    [InlineData("failed with status code 404 today", "failed with status code 404 today")]
    [InlineData("answered HTTP 503", "answered HTTP 503")]
    [InlineData("line code 404 of 500", "line code <number> of <number>")]
    public void WhatDiffersIsMaskedAndWhatSaysTheErrorStays(string message, string expected) => Assert.Equal(expected, Shown(message));

    [Theory]
    [InlineData("Property 'iter' is missing", "iter")]
    [InlineData("it wasn't there, and didn't come", null)]
    [InlineData("a 'quoted phrase' stays words", null)]
    public void AQuotedWordIsOneTokenThatSaysSo(string message, string? quoted)
    {
        var tokens = Scan(message);

        Assert.Equal(quoted, tokens.Where(t => t.Quoted).Select(t => message.Substring(t.Start, t.Length)).SingleOrDefault());
    }

    [Fact]
    public void TokensStandWhereTheTextHasThemAndNeverOverlap()
    {
        const string message = "a=1, [b] {\"url\":\"https://x.com\"} 'q' ... C:/d: 1:2:3:4:5:6 ¶ 😀!";
        var end = 0;
        foreach (var token in Scan(message))
        {
            Assert.True(token.Start >= end && token.Length > 0 && token.End <= message.Length);
            end = token.End;
        }
    }

    [Fact]
    public void TheLimitOfTokensHolds()
    {
        var tokens = new List<ScannedToken>();
        MessageScanner.Scan(string.Concat(Enumerable.Repeat("word ", 1_000)), tokens, limit: 10);

        Assert.Equal(10, tokens.Count);
    }

    private static string Shown(string message) =>
        string.Join(' ', Scan(message).Select(t => t.Mask == MaskKind.None ? message.Substring(t.Start, t.Length) : $"<{t.Mask.Name()}>"));

    private static List<ScannedToken> Scan(string message)
    {
        var tokens = new List<ScannedToken>();
        MessageScanner.Scan(message, tokens);
        return tokens;
    }
}
