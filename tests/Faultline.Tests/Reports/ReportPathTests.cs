using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

public sealed class ReportPathTests
{
    private static string PathOf(string? provider, string? model, string id = "jn76nmvgpcdw", DateTimeOffset? date = null) =>
        new MarkdownRunReport().Write(SampleRuns.AllPassed() with { Run = SomeReport.Run with { Id = id, Provider = provider, Model = model, Date = date } })[0].Path;

    [Theory]
    [InlineData("openai", "gpt-5.2-codex", "openai/gpt-5.2-codex/jn76nmvg_2026-03-01.md")]
    [InlineData("anthropic", "anthropic/claude-fable-5", "anthropic/claude-fable-5/jn76nmvg_2026-03-01.md")]
    [InlineData("openrouter", "arcee-ai/trinity", "openrouter/arcee-ai/trinity/jn76nmvg_2026-03-01.md")]
    [InlineData("openrouter", "openrouter", "openrouter/openrouter/jn76nmvg_2026-03-01.md")]
    [InlineData(null, null, "unknown-provider/unknown-model/jn76nmvg_2026-03-01.md")]
    [InlineData("CON", "nul.txt", "x-CON/x-nul.txt/jn76nmvg_2026-03-01.md")]
    public void TheFolderIsProviderAndModel(string? provider, string? model, string expected) => Assert.Equal(expected, PathOf(provider, model));

    [Theory]
    [InlineData("../..", "../../etc/passwd", "../../../x")]
    [InlineData("/", "..\\..\\x", "C:\\x")]
    [InlineData("..", "/etc", "\u0000")]
    [InlineData("a/../b", "./.", "..")]
    public void NoNameClimbsOutOfTheRoot(string provider, string model, string id)
    {
        var path = PathOf(provider, model, id);
        Assert.All(path.Split('/'), segment => Assert.Matches("^[A-Za-z0-9][A-Za-z0-9._-]*$", segment));
        Assert.DoesNotContain("..", path, StringComparison.Ordinal);
    }

    [Fact]
    public void TheDateIsTheRunsDayInUtc() => Assert.Equal(
        "openai/m/jn76nmvg_2026-02-12.md", PathOf("openai", "m", date: new DateTimeOffset(2026, 2, 11, 23, 30, 0, TimeSpan.FromHours(-2))));
}
