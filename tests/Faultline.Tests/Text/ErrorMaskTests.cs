using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class ErrorMaskTests
{
    [Theory]
    [InlineData("Error: bun install timed out after 120s", "Error: bun install timed out after <duration>")]
    [InlineData("connect ECONNREFUSED 127.0.0.1:3000", "connect ECONNREFUSED <n>:<n>")]
    [InlineData("Unable to start push to http://localhost:62902", "Unable to start push to <url>")]
    [InlineData("listening on localhost:62902.", "listening on localhost:<n>.")]
    [InlineData("[CONVEX Q(index:get)] [Request ID: c05d9e417ab24f38] Server Error", "[CONVEX Q(index:get)] [Request ID: <id>] Server Error")]
    [InlineData("id 550e8400-e29b-41d4-a716-446655440000 of jh73jvjz2n00gfeve1dt5h963s80mbc6", "id <id> of <id>")]
    [InlineData("/tmp/a b/c.ts and '/tmp/a b/c.ts' and \"C:\\work\\x y.ts\"", "<path> <path> and '<path>' and \"<path>\"")]
    [InlineData("convex/index.ts:3:14 - error TS2339: Property 'iter' does not exist", "<path> - error TS2339: Property 'iter' does not exist")]
    [InlineData("11:42  error  Unsafe assignment  @typescript-eslint/no-unsafe-assignment", "<n>:<n> error Unsafe assignment @typescript-eslint/no-unsafe-assignment")]
    [InlineData("at 2026-02-06T04:55:52.123Z, 04:55:52 (6.55s)", "at <time>, <time> (<duration>)")]
    [InlineData("expected [] to have a length of 3 but got +0", "expected [] to have a length of <n> but got <n>")]
    [InlineData("Cannot find module 'react/jsx-runtime'", "Cannot find module 'react/jsx-runtime'")]
    [InlineData("\u001b[91merror\u001b[0m\r\n  es2022 and 3 more", "error es2022 and <n> more")]
    [InlineData("AI_APICallError: No endpoints found for arcee-ai/trinity-large-preview.", "AI_APICallError: No endpoints found for arcee-ai/trinity-large-preview.")]
    [InlineData("", "")]
    public void WhatDiffersIsMaskedAndWordsStay(string message, string mask) => Assert.Equal(mask, ErrorMask.Mask(message));

    [Fact]
    public void OneCauseHasOneMask() => Assert.Equal(
        ErrorMask.Mask("✖ Error fetching POST  http://localhost:33839/api/start_push 400 Bad Request [Request ID: 7e21cfa85b9d4026] after 1.5s"),
        ErrorMask.Mask("✖ Error fetching POST http://localhost:9/api/start_push 400 Bad Request [Request ID: 0d4be28c17fa4395] after 20ms"));

    [Fact]
    public void TwoCausesHaveTwoMasks() => Assert.NotEqual(ErrorMask.Mask("error TS2339: a"), ErrorMask.Mask("error TS2322: a"), StringComparer.Ordinal);

    [Fact]
    public void AMaskIsItsOwnMask()
    {
        var mask = ErrorMask.Mask("GET http://a.b:1/c 429 in /tmp/x at 04:55:52 id 7e21cfa85b9d4026");
        Assert.Equal(mask, ErrorMask.Mask(mask));
    }
}
