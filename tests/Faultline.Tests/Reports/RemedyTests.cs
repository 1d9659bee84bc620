using Faultline.Model;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

public sealed class RemedyTests
{
    private static Remedy? Of(string error)
    {
        var trial = SomeReport.Trial("a/b", "run", error);
        return Remedy.For(ReportModelBuilder.Build(SomeReport.Input([(trial, SomeReport.Unlabelled(trial))], new Totals { Failed = 1 })).Failures[0]);
    }

    [Fact]
    public void ADefaultThatNullOvertakesIsNamedWithTheLineChanged()
    {
        var remedy = Of("    tags=row.get('tags', []),\nTypeError: 'NoneType' object is not iterable (tags)")!;
        Assert.Equal(("tags=row.get('tags', []),", "tags=row.get('tags') or [],"), (remedy.Before, remedy.After));
    }

    [Theory]
    [InlineData("tags=row.get('tags', [])\nValueError: tags must not be empty")]
    [InlineData("tags=row.get('tags', [])\nAttributeError: 'NoneType' object has no attribute 'upper'")]
    [InlineData("tags=row.get('tags', 'none')\nTypeError: 'NoneType' object is not iterable (tags)")]
    [InlineData("")]
    public void OtherErrorsAndOtherFieldsPointToNoSuchChange(string error) => Assert.Null(Of(error));
}
