using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class CodeTokensTests
{
    [Theory]
    [InlineData("Returning custom object, w/o pageStatus, splitCursor", "pageStatus|splitCursor")]
    [InlineData("It wants `path: \"/api/*\"` instead of `prefixPath: \"/api/\"`", "path: \"/api/*\"|/api/*|prefixPath: \"/api/\"|prefixPath|/api/")]
    [InlineData("Cannot find name 'process'. Try `npm i --save-dev @types/node`.", "process|npm i --save-dev @types/node|@types/node")]
    [InlineData("uses process.env, e.g. in the code. It doesn't work and isn't tested.", "process.env")]
    [InlineData("Disabled @typescript-eslint/no-misused-promises and no-misused-promises, prefer-const", "@typescript-eslint/no-misused-promises|no-misused-promises|prefer-const")]
    [InlineData("TS2339 on by_post in convex/index.ts", "TS2339|by_post|convex/index.ts")]
    [InlineData("A plain sentence about TypeScript and a well-known, up-to-date follow-up and/or 42 things.", "")]
    [InlineData("splitCursor and splitCursor", "splitCursor")]
    [InlineData("", "")]
    public void SpecificTokensAreFoundAndEnglishIsNot(string text, string tokens) =>
        Assert.Equal(tokens, string.Join('|', CodeTokens.Of(text)));
}
