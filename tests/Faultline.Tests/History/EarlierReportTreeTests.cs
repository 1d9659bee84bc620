using System.Text.Json;
using Faultline.History;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.History;

public sealed class EarlierReportTreeTests
{
    [Fact]
    public void EveryLayoutGivesItsRowsActionsAndWarnings()
        => Golden.MatchesJson(Repo.Fixtures("History", "expected.json"), Read(Repo.Fixtures("History", "reports")));

    [Fact]
    public void RowsOfRealReportsAreThoseOfTheLabelledSet()
    {
        if (Repo.Shared is not { } shared) Assert.Skip("the shared data is not here");
        else
        {
            var expected = File.ReadLines(Path.Join(shared, "convex", "labels.dev.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
                .Select(r => (Report: Path.GetFileName(r.GetProperty("report").GetString()!), Case: r.GetProperty("eval").GetString()!, Check: r.GetProperty("failed_step").GetString(), Label: r.GetProperty("classification_norm").GetString()!)).ToList();
            var found = Read(Path.Join(shared, "convex", "reports")).SelectMany(r => r.Rows.Select(row => (Report: Path.GetFileName(r.File), row.Case, row.Check, Label: row.Label!))).ToList();

            Assert.Empty(found.Except(expected));
            // The report about an outage names 7 of its 72 failures; only the run itself can say which the others are.
            Assert.Equal(expected.Count - 65, found.Intersect(expected).Count());
        }
    }

    [Fact]
    public void WhatDoesNotAddUpInRealReportsIsFoundAndNothingElse()
    {
        if (Repo.Shared is not { } shared) Assert.Skip("the shared data is not here");
        else
        {
            var warnings = Read(Path.Join(shared, "convex", "reports")).SelectMany(r => r.Warnings.Select(w => $"{Path.GetFileName(r.File)[..6]}:{w.Line}"));
            Assert.Equal(["jn7ajd:7", "jn7ajd:12", "jn7ajd:356", "jn7922:7", "jn7922:11", "jn7922:179", "jn76nt:9", "jn76nt:14", "jn76nt:143", "jn79be:18"], warnings);
        }
    }

    [Fact]
    public void AnActionNamesWhatWasDoneWhenAndForWhichCases()
    {
        var action = Read(Repo.Fixtures("History", "reports", "anthropic", "fable")).Single().Actions.Single();

        Assert.Equal("2026-06-11", action.Date);
        Assert.Equal(["004-actions/006-node", "004-actions/005-storage_http_action"], action.Cases);
        Assert.Equal(24, action.Line);
    }

    [Fact]
    public void OurOwnReportsAreReadBackAndTheirLabelsStayProvisional()
    {
        var report = Read(Repo.Fixtures("Reports", "markdown", "mixed")).Single();

        Assert.Empty(report.Warnings);
        Assert.Equal(6, report.Rows.Count);
        Assert.All(report.Rows, r => Assert.True(r.Label is null || r.Basis is "provisional" or "inspected"));
        Assert.Contains(report.Rows, r => r.Basis == "provisional");
    }

    private static IReadOnlyList<EarlierReport> Read(string root)
        => EarlierReportTree.Read(root, [], path => Path.GetRelativePath(Path.Join(root, ".."), path).Replace('\\', '/'), d => Assert.Fail(d.Message));
}
