using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

public sealed class LabelWeightsTests
{
    [Fact]
    public void APersonsWordSilencesAnyNumberOfMachines()
    {
        var found = LabelWeights.Of([Said("2026-01-01", "MODEL_FAULT", "openai:x"), Said("2026-01-02", "MODEL_FAULT", "exec:y"), Said("2025-06-01", "GRADER_FAULT", "person:ann"), Report("2026-01-03", "MODEL_FAULT", "inspected")]);

        Assert.Equal(new LeadingLabel("GRADER_FAULT", "people", 1, 1, 1, "2025-06-01"), found);
    }

    [Fact]
    public void TheLaterCorrectionOfOneReviewerReplacesTheEarlierWordAboutTheCase()
        => Assert.Equal(new LeadingLabel("GRADER_FAULT", "people", 1, 1, 1, "2026-02-01"), LabelWeights.Of([Said("2026-01-01", "MODEL_FAULT", "person:ann"), Said("2026-02-01", "GRADER_FAULT", "person:ann")]));

    [Fact]
    public void WhatIsNinetyDaysOlderCountsHalf()
    {
        var found = LabelWeights.Of([Said("2026-01-01", "MODEL_FAULT", "person:ann"), Said("2026-04-01", "GRADER_FAULT", "person:bob")])!;

        Assert.Equal(("GRADER_FAULT", 1, 2), (found.Label, found.Labels, found.Of));
        Assert.Equal(2 / 3.0, found.Share, 1e-9);
    }

    [Fact]
    public void TwoOfAgeOutweighOneThatIsNewer()
        => Assert.Equal("MODEL_FAULT", LabelWeights.Of([Said("2026-01-01", "MODEL_FAULT", "person:ann"), Said("2026-01-01", "MODEL_FAULT", "person:cat"), Said("2026-02-01", "GRADER_FAULT", "person:bob")])!.Label);

    [Theory]
    [InlineData("inspected", "readers")]
    [InlineData("inferred", "unread")]
    [InlineData("run_level", "unread")]
    [InlineData("provisional", null)]
    public void AGuessOfARuleIsNoLabelAndInferringIsNoReading(string basis, string? by)
        => Assert.Equal(by, LabelWeights.Of([Report("2026-01-01", "MODEL_FAULT", basis)])?.By);

    [Fact]
    public void WhatNobodyReadGivesWayToWhoeverRead()
        => Assert.Equal(("MODEL_FAULT", "readers"), LabelWeights.Of([Said("2026-01-01", "MODEL_FAULT", "openai:x"), Said("2026-01-02", "GRADER_FAULT", "person:ann") with { Basis = "propagated" }]) is { } l ? (l.Label, l.By) : default);

    [Fact]
    public void NoLabelsLeadNowhere() => Assert.Null(LabelWeights.Of([]));

    [Fact]
    public void UndatedLabelsStillCount()
        => Assert.Equal(("MODEL_FAULT", (string?)null), LabelWeights.Of([Said(null, "MODEL_FAULT", "person:ann")]) is { } l ? (l.Label, l.Date) : default);

    private static EarlierLabel Said(string? date, string fault, string by) => new("verdict:f1", date, "m", fault, fault, "reviewed", "cause-and-case") { By = by };

    private static EarlierLabel Report(string date, string label, string basis) => new("a.md:1", date, "m", label, label, basis, "cause-and-case");
}
