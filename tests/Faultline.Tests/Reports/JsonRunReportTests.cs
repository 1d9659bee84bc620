using System.Text.Json;

using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

public sealed class JsonRunReportTests
{
    [Fact]
    public void TheMixedRunReadsAsAgreed() => Golden.MatchesFixture("Reports/json/mixed/expected.json", new JsonRunReport().Write(SampleRuns.Mixed())[0].Text);

    [Fact]
    public void FaultsAreSpelledAsInTablesAndAbsentIsNull()
    {
        var file = new JsonRunReport().Write(SampleRuns.Mixed())[0];
        using var document = JsonDocument.Parse(file.Text);
        var run = document.RootElement.GetProperty("run");
        Assert.EndsWith(".json", file.Path, StringComparison.Ordinal);
        Assert.Equal(0, run.GetProperty("usage").GetProperty("inputTokens").GetInt64());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("usage").GetProperty("outputTokens").ValueKind);
        Assert.Contains("\"fault\": \"MODEL_FAULT\"", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfACharacterDoesNotStopTheReport()
    {
        var mixed = SampleRuns.Mixed();
        Assert.NotEmpty(new JsonRunReport().Write(mixed with { Run = mixed.Run with { StatusReason = "half \uD83D" } })[0].Text);
    }
}
